using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using OneStop.Cases.Window;

namespace OneStop.Cases.Demo;

/// <summary>The sample cases as <c>cases.json</c> tells them.</summary>
/// <param name="Clerk">Login of the window clerk.</param>
/// <param name="Reviewers">Department to the login of its reviewer.</param>
/// <param name="Form">Values that the shops have in common.</param>
internal sealed record Samples(string Clerk, ImmutableDictionary<string, string> Reviewers, ImmutableDictionary<string, string> Form,
    ImmutableList<Sample> Cases)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static Samples Read()
    {
        using var file = typeof(Samples).Assembly.GetManifestResourceStream("cases-demo.json")!;
        return JsonSerializer.Deserialize<Samples>(file, Json)!;
    }

    public static byte[] Page(string material)
    {
        using var file = typeof(Samples).Assembly.GetManifestResourceStream($"cases-demo-{material}.png")!;
        using var memory = new MemoryStream();
        file.CopyTo(memory);
        return memory.ToArray();
    }
}

/// <param name="Yes">Questions answered with yes; all others are answered with no.</param>
/// <param name="Filed">Working days before today, and the time of day.</param>
internal sealed record Sample(
    string Uscc, string Name, string Person, string IdNumber, string Mobile, string Sign, ImmutableList<string> Yes, JsonElement[] Filed,
        ImmutableList<Act>? Then);

/// <param name="Do">accept, correct, grant or deny.</param>
/// <param name="Item">Null when accepting all that is there.</param>
/// <param name="At">Working days before today, and the time of day.</param>
internal sealed record Act(string Do, string? Item, JsonElement[] At, ImmutableList<PointToMend>? Points, string? Reason, string? Basis);
