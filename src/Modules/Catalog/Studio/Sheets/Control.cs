using OneStop.Web;

namespace OneStop.Catalog.Studio.Sheets;

/// <summary>One native control, or a heading over those that follow until the next.</summary>
internal sealed record Control(string Name, string Label, string Type)
{
    public const string Heading = "heading";

    public string? Value { get; init; }
    public IReadOnlyList<string> Values { get; init; } = [];
    public IReadOnlyList<Choice> Choices { get; init; } = [];
    public string? Hint { get; init; }
    public bool Optional { get; init; }
    public int Rows { get; init; } = 2;

    /// <summary>Stands beside the one before it: the English of a text.</summary>
    public bool Beside { get; init; }
}
