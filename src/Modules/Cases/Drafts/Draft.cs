using System.Collections.Immutable;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Secrets;

namespace OneStop.Cases.Drafts;

/// <summary>An application that is not filed yet.</summary>
/// <param name="Id">The case will have the same id, so filing twice cannot make two cases.</param>
/// <param name="Number">Reserved when the draft was made.</param>
/// <param name="Version">Goes up with every save.</param>
internal sealed record Draft(
    Guid Id, string Number, Guid Subject, Guid Operator, string Matter, int MatterVersion, int Version, DateTimeOffset UpdatedAt, DateTimeOffset ExpiresAt,
    SubjectKey Key, DraftState State)
{
    public const int DaysKept = 30;

    /// <summary>Who holds the mandate under which it was begun; null for the applicants themselves and for a body's own people.</summary>
    public Guid? Agent { get; init; }

    /// <summary>Cases of the same applicant and matter that are open when the draft is read, newest first; a few at most.</summary>
    public IReadOnlyList<OpenCase> Open { get; init; } = [];

    /// <summary>What to say on the phone.</summary>
    public string Tail => Number[^5..];
}

/// <param name="Title">What tells it apart: the shop.</param>
/// <param name="Place">Mark of the place that it is about; null when it is about none.</param>
internal sealed record OpenCase(string Number, string Title, DateTimeOffset FiledAt, byte[]? Place);

/// <summary>Everything the applicant said so far, and what was found without asking. Kept encrypted as a whole.</summary>
internal sealed record DraftState
{
    public required ApplicantFacts By { get; init; }

    /// <summary>Whether the population register had confirmed the operator when the draft was made.</summary>
    public bool Verified { get; init; }

    /// <summary>It is for a child under 14, and its guardian fills it in: that is consented to by itself (个人信息保护法 31).</summary>
    public bool OfChild { get; init; }

    public ImmutableSortedDictionary<string, string> Answers { get; init; } = Empty<string>();

    /// <summary>Element code to what the applicant wrote; several choices are joined by commas.</summary>
    public ImmutableSortedDictionary<string, string> Form { get; init; } = Empty<string>();

    /// <summary>Element code to what a register or certificate says.</summary>
    public ImmutableSortedDictionary<string, FoundValue> Facts { get; init; } = Empty<FoundValue>();

    /// <summary>What is known of the applicants themselves for elements that tell of a party: it counts when the form names them.</summary>
    public ImmutableSortedDictionary<string, FoundValue> Own { get; init; } = Empty<FoundValue>();

    /// <summary>Certificates in force, by their key.</summary>
    public ImmutableSortedDictionary<string, CertificateInForce> Certificates { get; init; } = Empty<CertificateInForce>();

    /// <summary>Registers that gave an answer about this applicant; about another party as <see cref="Party.Source"/> names them.</summary>
    public ImmutableSortedSet<string> Answered { get; init; } = [];

    /// <summary>Element with an ID number to the number and name that the population register confirmed.</summary>
    public ImmutableSortedDictionary<string, string> Confirmed { get; init; } = Empty<string>();

    /// <summary>Code of a party to the number and name that registers were asked about.</summary>
    public ImmutableSortedDictionary<string, string> Asked { get; init; } = Empty<string>();

    /// <summary>Element with a name that has to be new to the name that somebody was found to have.</summary>
    public ImmutableSortedDictionary<string, string> Taken { get; init; } = Empty<string>();

    /// <summary>Registers that could not be reached: what they know is asked instead.</summary>
    public ImmutableSortedSet<string> Silent { get; init; } = [];

    /// <summary>Steps of the form that the applicant saved.</summary>
    public ImmutableSortedSet<string> Saved { get; init; } = [];

    public ImmutableSortedDictionary<string, ImmutableList<UploadedPage>> Pages { get; init; } = Empty<ImmutableList<UploadedPage>>();

    /// <summary>Materials whose commitment the applicant read and made.</summary>
    public ImmutableSortedSet<string> Committed { get; init; } = [];

    /// <summary>The value of an element: what was written, else what was found.</summary>
    public string? this[string element] => Form.GetValueOrDefault(element) ?? Facts.GetValueOrDefault(element)?.Value;

    /// <summary>What was found where the applicant's own word does not count: not from the account, nor from a certificate made of what they filed.</summary>
    public IReadOnlyDictionary<string, FoundValue> Independent => Facts.Where(f => f.Value.Source != FoundValue.Account
        && Certificates.GetValueOrDefault(f.Value.Source) is not { IsOwnWord: true }).ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Whether the value is what its source says, unchanged.</summary>
    public bool IsAsFound(DataElement element) => Facts.ContainsKey(element.Code) && (!element.Editable || !Form.ContainsKey(element.Code));

    public ImmutableList<UploadedPage> PagesOf(string material) => Pages.GetValueOrDefault(material) ?? [];

    /// <summary>Without anything that registers said of a party: somebody else was named since.</summary>
    public DraftState Without(Party party) => this with
    {
        Facts = Facts.RemoveRange(party.Elements),
        Certificates = Certificates.RemoveRange(Certificates.Keys.Where(party.IsSource)),
        Answered = Answered.Except(Answered.Where(party.IsSource)),
        Asked = Asked.Remove(party.Code),
    };

    /// <summary>With what is known of the applicant for a party that is the applicant.</summary>
    public DraftState AsParty(Party party, string pair) => this with
    {
        Facts = Facts.SetItems(Own.Where(o => party.Elements.Contains(o.Key))),
        Certificates = Certificates.SetItems(Certificates.Where(c => !c.Key.Contains('/', StringComparison.Ordinal))
            .Select(c => KeyValuePair.Create(party.Source(c.Key), c.Value))),
        Answered = Answered.Union(Answered.Where(a => !a.Contains('/', StringComparison.Ordinal)).Select(party.Source)),
        Asked = Asked.SetItem(party.Code, pair),
    };

    /// <summary>Pages whose file no material refers to any more may be deleted.</summary>
    public bool Uses(Guid file) => Pages.Values.Any(pages => pages.Exists(p => p.File == file));

    private static ImmutableSortedDictionary<string, T> Empty<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}

/// <param name="IsOwnWord">It was made of what its holder had filed: it proves nothing of that.</param>
internal sealed record CertificateInForce(Guid Id, string Name, string Number, string Department, DateOnly? ValidUntil, bool IsOwnWord = false);

/// <param name="Mark">Beginning of the content's SHA-256: the same page twice is one page.</param>
/// <param name="IsSmall">A picture whose writing can hardly be read: its applicant is asked to look at it.</param>
internal sealed record UploadedPage(Guid File, string Name, string MediaType, int Size, string Mark, bool IsSmall = false)
{
    public bool IsImage => MediaType.StartsWith("image/", StringComparison.Ordinal);
}
