using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using OneStop.Domain;

namespace OneStop.Web;

/// <summary>Whom a person acts for, and how far: as the mandate said when it was last looked at.</summary>
/// <param name="Subject">Subject of the enterprise or person.</param>
/// <param name="Name">Theirs.</param>
public sealed record Represented(Guid Subject, string Name)
{
    /// <summary>What they are.</summary>
    public RepresentedKind Kind { get; init; }

    /// <summary>By what they are acted for: word of a capacity, each with a text <c>acting.as.{word}</c>; null in sessions from before it was kept.</summary>
    public string? As { get; init; }

    /// <summary>
    /// Who holds the mandate when only what was filed under it is seen: the person at the keyboard, or the organisation that they work
    /// for. Null for an enterprise's own people and for guardians, who see all that belongs to the scope.
    /// </summary>
    public Guid? Agent { get; init; }

    /// <summary>Name of the organisation that holds the mandate; null when the person does.</summary>
    public string? Organisation { get; init; }

    /// <summary>For which matters.</summary>
    public MandateScope Scope { get; init; } = MandateScope.Whole;

    /// <summary>Whether their certificates are seen and taken.</summary>
    public bool TakesCertificates { get; init; } = true;

    /// <summary>The last moment at which it holds, as far as that is known.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether it is an enterprise or another body.</summary>
    public bool IsBody => Kind == RepresentedKind.Body;

    /// <summary>What names it in a form: the subject, and the organisation through which it is done.</summary>
    public string Key => Organisation is null ? Subject.ToString() : $"{Subject}.{Agent}";

    /// <summary>The body by which it is done, of which a register may say who stands for it; null for people who act for people.</summary>
    public Guid? ByBody => Organisation is not null ? Agent : IsBody ? Subject : null;

    /// <summary>The subject of a <see cref="Key"/>, and the organisation through which it is done; null when it is none.</summary>
    public static (Guid Subject, Guid? Through)? ReadKey(string? key) => key?.Split('.') switch
    {
        [var subject] when Guid.TryParse(subject, out var id) => (id, null),
        [var subject, var through] when Guid.TryParse(subject, out var id) && Guid.TryParse(through, out var by) => (id, by),
        _ => null,
    };

    internal string Write() => JsonSerializer.Serialize(new Rest(Kind, As, Agent, Organisation, Scope.IsWhole ? null : Scope.Words, TakesCertificates, Until),
        RepresentedJson.Default.Rest);

    internal Represented Read(string? rest) => rest is null || JsonSerializer.Deserialize(rest, RepresentedJson.Default.Rest) is not { } read ? this
        : this with
        {
            Kind = read.K,
            As = read.W,
            Agent = read.A,
            Organisation = read.O,
            TakesCertificates = read.C,
            Until = read.U,
            // Words that nobody knows any more give nothing; they never give everything.
            Scope = read.S is null ? MandateScope.Whole : MandateScope.Read(read.S) ?? MandateScope.Read(["matter:none"])!,
        };

    internal sealed record Rest(RepresentedKind K, string? W, Guid? A, string? O, ImmutableArray<string>? S, bool C, DateTimeOffset? U);
}

/// <summary>What somebody is who is acted for.</summary>
public enum RepresentedKind
{
    /// <summary>An enterprise or another body.</summary>
    Body,

    /// <summary>Somebody who authorised another.</summary>
    Person,

    /// <summary>A child under 14, for whom its guardian acts.</summary>
    Child,
}

/// <summary>Somebody was acted for until that ended.</summary>
/// <param name="Name">Theirs.</param>
/// <param name="Why">Which text tells why: <c>acting.lost.{Why}</c>.</param>
public sealed record LostRepresented(string Name, string Why);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Represented.Rest))]
internal sealed partial class RepresentedJson : JsonSerializerContext;
