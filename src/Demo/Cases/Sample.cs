using System.Collections.Immutable;
using System.Text.Json;
using OneStop.Cases.Window;

namespace OneStop.Demo.Cases;

/// <summary>The sample cases as <c>cases.json</c> tells them.</summary>
/// <param name="Clerk">Login of the window clerk.</param>
/// <param name="Reviewers">Department to the login of its reviewer.</param>
/// <param name="Form">Values that the shops have in common.</param>
internal sealed record Samples(
    string Clerk, ImmutableDictionary<string, string> Reviewers, ImmutableDictionary<string, string> Form, ImmutableList<Sample> Cases)
{
    public static Samples Read() => Resources.Json<Samples>("cases.json");

    /// <summary>A scanned page of this material.</summary>
    public static byte[] Page(string material) => Resources.Bytes($"pages/{material}.png");
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
