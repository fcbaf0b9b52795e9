using OneStop.Web;

namespace OneStop.Catalog.Studio.Forms;

/// <summary>Controls that belong together, under a heading of their own or without one.</summary>
/// <param name="Folded">Nothing stands in it and nothing has to: it is opened when it is wanted.</param>
internal sealed record FormSection(string? Label, string? Hint, bool Folded, IReadOnlyList<FormControl> Controls);

/// <summary>How much of a line a control takes.</summary>
internal enum LineShare { Whole, Half, First, Second }

/// <summary>One native control, or a small heading within a section.</summary>
internal sealed record FormControl(string Name, string Label, string Type)
{
    public const string Heading = "heading";

    public string? Value { get; init; }
    public IReadOnlyList<string> Values { get; init; } = [];
    public IReadOnlyList<Choice> Choices { get; init; } = [];
    public string? Hint { get; init; }
    public bool Optional { get; init; }
    public int Rows { get; init; } = 2;
    public LineShare Share { get; init; }
}
