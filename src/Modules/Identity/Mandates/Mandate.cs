using OneStop.Domain;
using OneStop.Identity.People;
using OneStop.Web;

namespace OneStop.Identity.Mandates;

/// <summary>By what somebody acts for another. Stored by name, in kebab case.</summary>
internal enum Capacity
{
    /// <summary>法定代表人 or 经营者, as the register of enterprises says.</summary>
    LegalRepresentative,

    /// <summary>登记联络员, as the register says.</summary>
    Liaison,

    /// <summary>经办人: named by the representative of the enterprise.</summary>
    Operator,

    /// <summary>受托人: authorised for some matters.</summary>
    Agent,

    /// <summary>监护人 of a child under 14.</summary>
    Guardian,
}

/// <summary>What somebody may do besides applying. Stored by these words.</summary>
internal static class MandateRight
{
    /// <summary>See and take the certificates.</summary>
    public const string Certificates = "certificates";

    /// <summary>Name operators and end them, give mandates in the body's name, accept those that others give it.</summary>
    public const string Operators = "operators";

    /// <summary>Act for those who authorised the body.</summary>
    public const string Clients = "clients";

    public static IReadOnlyList<string> All { get; } = [Certificates, Operators, Clients];
}

/// <summary>Where a mandate stands.</summary>
internal enum MandateState
{
    /// <summary>Nobody accepted it yet.</summary>
    Offered,

    /// <summary>Accepted, and begins later: never yet, all begin when they are accepted.</summary>
    InForce,

    /// <summary>Nobody accepted it in time.</summary>
    Lapsed,

    /// <summary>Its last day is past.</summary>
    Over,

    /// <summary>Somebody ended it; <see cref="Mandate.EndedWhy"/> says who and why.</summary>
    Ended,
}

/// <summary>Why a mandate ended: stable words, each with a text <c>mandate.why.{word}</c> and <c>acting.lost.{word}</c>.</summary>
internal static class EndedWhy
{
    public const string ByPrincipal = "principal", ByHolder = "holder", Declined = "declined", Register = "register", Deregistered = "deregistered",
        Erased = "erased", Over = "over", Earlier = "earlier";
}

/// <summary>One who acts for another.</summary>
/// <param name="Holder">Subject of the person or organisation that acts.</param>
/// <param name="ToBody">The holder is an organisation.</param>
/// <param name="Principal">Subject of whom they act for.</param>
/// <param name="Rights">Words of <see cref="MandateRight"/>.</param>
internal sealed record Mandate(Guid Id, Guid Holder, bool ToBody, Guid Principal, Capacity Capacity, MandateScope Scope, IReadOnlyList<string> Rights,
    DateTimeOffset From, DateTimeOffset? Until)
{
    public required bool OfBody { get; init; }

    /// <summary>Empty once the principal is forgotten.</summary>
    public required string PrincipalName { get; init; }

    /// <summary>As whoever gave it wrote it; empty once it was erased.</summary>
    public required string HolderName { get; init; }

    /// <summary>What is known of a body that is acted for.</summary>
    public EnterpriseFacts? Body { get; init; }

    public Guid? GivenBy { get; init; }
    public DateTimeOffset? OfferedUntil { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public string? EndedWhy { get; init; }

    /// <summary>The representative has changed since it was given, and the new one has not said whether it stays.</summary>
    public bool ToConfirm { get; init; }

    /// <summary>When the register said so last; null where none does.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    public bool IsFromRegister => Capacity is Capacity.LegalRepresentative or Capacity.Liaison;

    public bool IsLegalRepresentative => Capacity == Capacity.LegalRepresentative;

    public RepresentedKind Kind => OfBody ? RepresentedKind.Body : Capacity == Capacity.Guardian ? RepresentedKind.Child : RepresentedKind.Person;

    public bool May(string right) => Rights.Contains(right, StringComparer.Ordinal);

    public MandateState StateAt(DateTimeOffset now) => EndedAt is not null ? MandateState.Ended
        : AcceptedAt is null ? OfferedUntil <= now ? MandateState.Lapsed : MandateState.Offered
        : Until <= now ? MandateState.Over : MandateState.InForce;

    /// <summary>Whether it still does, or may come to do, something.</summary>
    public bool IsOpenAt(DateTimeOffset now) => StateAt(now) is MandateState.Offered or MandateState.InForce;

    /// <summary>As whom the holder, or somebody of the organisation that holds it, acts by it.</summary>
    public Represented ToRepresented() => new(Principal, PrincipalName)
    {
        Kind = Kind, As = Capacity.Word(), Agent = Capacity == Capacity.Agent ? Holder : null, Organisation = ToBody ? HolderName : null, Scope = Scope,
        TakesCertificates = May(MandateRight.Certificates), Until = Until,
    };
}
