using System.Collections.Immutable;
using System.Text.Json.Serialization;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Secrets;

namespace OneStop.Cases.Domain;

// The events of a case. ItemGranted is in Contracts, because Certificates follows it.

/// <summary>An applicant filed one matter: answers, one form, one set of materials, all items. The case exists from here on.</summary>
/// <param name="Number">What people quote on the phone, e.g. E01-20261124-00318.</param>
/// <param name="Applicant">Subject id of the person or enterprise; the stream's subject.</param>
/// <param name="Operator">Subject id of the person who filed.</param>
/// <param name="Title">The name that tells the case apart, e.g. the shop.</param>
/// <param name="PromisedDays">Days promised for the whole matter from acceptance.</param>
/// <param name="Again">Why the applicant files what they have already, empty without a reason; null where they had nothing of it.</param>
/// <param name="Had">What they had of it then; null where nothing, and in what was stored before it was kept.</param>
/// <param name="Joint">All items are accepted or declined at once (联合受理); null means each by itself.</param>
/// <param name="Found">What independent sources said of the form's elements when it was filed; null in what was stored before it was kept.</param>
/// <param name="Consents">What was consented to by itself; null where everything rests on the duties of authorities.</param>
/// <param name="Agent">Subject of the holder of the mandate under which it was filed; null where applicants or a body's own people filed it.</param>
/// <param name="FiledAs">By what it was filed for another: word of a capacity; null by the applicants themselves, and before it was kept.</param>
[EventType("cases.case-submitted.v1")]
public sealed record CaseSubmitted(
    string Number, string Matter, int MatterVersion, string Region, Guid Applicant, Guid Operator, Secret<ApplicantFacts> By, Secret<string> Title,
    Secret<ImmutableSortedDictionary<string, string>> Answers, Secret<FormData> Form, ImmutableList<SubmittedMaterial> Materials,
    ImmutableList<SubmittedItem> Items, int PromisedDays, bool? Joint = null, Secret<string>? Again = null,
    Secret<ImmutableSortedDictionary<string, FoundValue>>? Found = null, ImmutableList<Consent>? Consents = null,
    Secret<ImmutableList<HadAlready>>? Had = null, Guid? Agent = null, string? FiledAs = null) : IEvent;

/// <summary>What an applicant had already when they filed the same once more.</summary>
/// <param name="Name">What the certificate or the open case is called.</param>
/// <param name="Number">Its number.</param>
/// <param name="IsCase">An open case; else a certificate in force.</param>
public sealed record HadAlready(string Name, string Number, bool IsCase);

/// <summary>The window accepted an item: its limit runs from the next working day.</summary>
/// <param name="NotAnnounced">The year of the date when its days off were not announced then, so that the date may move; else null.</param>
/// <param name="CountedFrom">The day on which what is decided on the spot can be decided, when offices were closed by then; else null.</param>
[EventType("cases.item-accepted.v1")]
public sealed record ItemAccepted(string Item, DateOnly DueOn, int? NotAnnounced = null, DateOnly? CountedFrom = null) : IEvent;

/// <summary>Nobody answered within five working days: the item counts as accepted from the day it was received (行政许可法 32).</summary>
/// <param name="NotAnnounced">As in <see cref="ItemAccepted"/>.</param>
[EventType("cases.item-deemed-accepted.v1")]
public sealed record ItemDeemedAccepted(string Item, DateOnly AcceptedOn, DateOnly DueOn, int? NotAnnounced = null) : IEvent;

/// <summary>Everything that is missing, told once.</summary>
/// <param name="AnswerBy">Last day to answer.</param>
/// <param name="NotAnnounced">As in <see cref="ItemAccepted"/>.</param>
[EventType("cases.correction-requested.v1")]
public sealed record CorrectionRequested(string Item, ImmutableList<CorrectionPoint> Points, DateOnly AnswerBy, int? NotAnnounced = null) : IEvent;

/// <summary>The days off of a year were announced, or announced otherwise: dates in it are counted anew.</summary>
/// <param name="Year">The year that was announced.</param>
/// <param name="Notice">Mark of what was announced: the same is counted once.</param>
/// <param name="Dates">The dates that were told and move; what was not told yet is counted by the new days by itself.</param>
[EventType("cases.dates-recounted.v1")]
public sealed record DatesRecounted(int Year, string Notice, ImmutableList<MovedDate> Dates) : IEvent;

/// <param name="On">Its last day; while a correction is awaited, the last day to answer.</param>
public sealed record MovedDate(string Item, DateOnly On);

/// <summary>The applicant answered exactly those points.</summary>
[EventType("cases.correction-supplied.v1")]
public sealed record CorrectionSupplied(string Item, Secret<CorrectionAnswers> Answers) : IEvent;

/// <summary>What registers said of the others whom the form names: for the departments, and never shown to the applicant.</summary>
/// <param name="Found">By element code (<see cref="Party.ForDepartments"/>).</param>
/// <param name="Silent">Registers that gave no answer: they are asked again, and what they said earlier of the same people stays.</param>
/// <param name="Of">By code of the party, the number that was asked by.</param>
[EventType("cases.parties-checked.v1")]
public sealed record PartiesChecked(
    Secret<ImmutableSortedDictionary<string, FoundValue>> Found, ImmutableList<string> Silent, Secret<ImmutableSortedDictionary<string, string>> Of) : IEvent
{
    /// <summary>Whether another answer says the same, whenever it came.</summary>
    internal bool Says(PartiesChecked other) => Silent.SequenceEqual(other.Silent, StringComparer.Ordinal) && SaysOf(other);

    /// <summary>Whether another answer says the same of the same people, as far as it was given.</summary>
    internal bool SaysOf(PartiesChecked other) => Same(Of.Value, other.Of.Value)
        && Values(this, other.Silent).SequenceEqual(Values(other, other.Silent));

    /// <summary>With what registers that are silent now said earlier of the same people.</summary>
    internal PartiesChecked After(PartiesChecked? before) =>
        Found.Value is { } now && before?.Found.Value is { } then && Same(Of.Value, before.Of.Value)
            ? this with { Found = now.SetItems(then.Where(t => Silent.Contains(t.Value.Source))) } : this;

    private static IEnumerable<(string, string)> Values(PartiesChecked of, ImmutableList<string> but) =>
        of.Found.Value?.Where(f => !but.Contains(f.Value.Source)).Select(f => (f.Key, f.Value.Value)) ?? [];

    private static bool Same(ImmutableSortedDictionary<string, string>? one, ImmutableSortedDictionary<string, string>? other) =>
        one is not null && other is not null && one.SequenceEqual(other);
}

/// <summary>The window did not accept the item, and said why.</summary>
/// <param name="RightBody">The body to go to; null where there is none because this one would be it.</param>
/// <param name="Ground">Null means that it is not this body's business, as it always was before other grounds were known.</param>
[EventType("cases.item-declined.v1")]
public sealed record ItemDeclined(string Item, Secret<string> Reason, Secret<string>? RightBody, DeclineGround? Ground = null) : IEvent;

/// <summary>A reviewer's judgement of the checkpoints and a note for colleagues.</summary>
/// <param name="Words">What the applicant would read, as far as it is written; null when nobody wrote anything.</param>
[EventType("cases.opinion-added.v1")]
public sealed record OpinionAdded(string Item, ImmutableSortedDictionary<string, Judgement> Checkpoints, Secret<string> Note, Secret<string>? Words = null,
    Secret<DecidedValues>? Decided = null)
    : IEvent;

/// <summary>Published rules decided; what they looked at is kept and the applicant may ask for a human decision (PIPL 24).</summary>
[EventType("cases.auto-decided.v2")]
public sealed record AutoDecided(string Item, Secret<ImmutableList<AutoFinding>> Findings) : IEvent;

/// <summary>The department denied its item, with each reason and the article it rests on.</summary>
/// <param name="AppealTo">The city whose government reviews the decision; null in what was stored before it was kept.</param>
[EventType("cases.item-denied.v2")]
public sealed record ItemDenied(string Item, string Department, Secret<ImmutableList<DenialReason>> Reasons, Bilingual? AppealTo) : IEvent;

/// <summary>The item needed another one that was not granted, so it ends here, with the reason.</summary>
[EventType("cases.item-closed.v1")]
public sealed record ItemClosed(string Item, string BecauseOf) : IEvent;

/// <summary>The applicant withdrew an item before it was decided.</summary>
[EventType("cases.item-withdrawn.v1")]
public sealed record ItemWithdrawn(string Item) : IEvent;

/// <summary>The applicant took back a consent: what rests on it is passed on no more; what was decided stays (个人信息保护法 15).</summary>
/// <param name="Items">The items whose share of what was filed rests on it.</param>
[EventType("cases.consent-withdrawn.v1")]
public sealed record ConsentWithdrawn(Consent Consent, ImmutableList<string> Items) : IEvent;

/// <summary>The certificate of a granted item is there.</summary>
[EventType("cases.result-issued.v1")]
public sealed record ResultIssued(string Item, Guid Certificate, string Name, string Number) : IEvent
{
    /// <summary>Which of the documents of the item, from 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Part { get; init; }
}

/// <summary>All items are decided and all results are there: one delivery.</summary>
[EventType("cases.case-delivered.v1")]
public sealed record CaseDelivered(ImmutableList<string> Items) : IEvent;

/// <summary>Nothing more will happen in this case.</summary>
[EventType("cases.case-closed.v1")]
public sealed record CaseClosed : IEvent;

/// <param name="Name">Name of the person or enterprise that applies.</param>
/// <param name="Code">ID number or USCC.</param>
public sealed record ApplicantFacts(Applicant Kind, string Name, string Code, string OperatorName, string OperatorMobile)
{
    /// <summary>The organisation that holds the mandate, where somebody of it filed; null otherwise.</summary>
    public string? Organisation { get; init; }
}

/// <summary>The one form: element code to value; several choices are joined by commas.</summary>
public sealed record FormData(ImmutableSortedDictionary<string, string> Values)
{
    public static readonly FormData Empty = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    public string? this[string element] => Values.GetValueOrDefault(element);
}

/// <param name="DependsOn">Items that must be granted first.</param>
/// <param name="PromisedDays">From acceptance; 0 means on the spot.</param>
/// <param name="Unit">What the days are; null means working days.</param>
/// <param name="VisitDay">Code of the element that says on which day the applicant comes, when the decision waits for that; else null.</param>
public sealed record SubmittedItem(string Item, string Department, ImmutableList<string> DependsOn, int PromisedDays, LimitUnit? Unit = null,
    string? VisitDay = null);

/// <param name="Pages">Uploaded files, in order; empty when nothing had to be uploaded.</param>
/// <param name="Certificate">The certificate that served instead.</param>
/// <param name="For">Codes of the items that need it: only their departments see it.</param>
/// <param name="Owed">May follow later, and was not handed in yet.</param>
public sealed record SubmittedMaterial(string Material, WayKind Way, ImmutableList<Guid> Pages, Guid? Certificate, ImmutableList<string> For,
    bool Owed = false);

/// <param name="Id">Unique in the item: p1, p2, …</param>
/// <param name="Target">Code of the element or material to mend.</param>
/// <param name="What">What is wrong and what would be right, as the applicant reads it.</param>
public sealed record CorrectionPoint(string Id, CorrectionTarget Kind, string Target, Secret<string> What);

public enum CorrectionTarget { Field, Material }

/// <summary>What rests on consent and not on an authority's duty (个人信息保护法 13), and so is asked by itself.</summary>
public enum Consent
{
    /// <summary>A company gets its share of the form (23, 29).</summary>
    Provider,

    /// <summary>A child under 14: its guardian consents (31).</summary>
    Guardian,
}

/// <summary>Why an item is not accepted (行政许可法 32).</summary>
public enum DeclineGround
{
    /// <summary>Not this body's business: another one is named.</summary>
    NotCompetent,

    /// <summary>By law nothing has to be applied for.</summary>
    NotNeeded,

    /// <summary>All that is missing was told once, and it is still missing.</summary>
    NotMended,
}

/// <param name="Fields">Element code to new value.</param>
/// <param name="Pages">Material code to its new pages.</param>
/// <param name="Notes">Point id to what the applicant says of it.</param>
public sealed record CorrectionAnswers(
    ImmutableSortedDictionary<string, string> Fields, ImmutableSortedDictionary<string, ImmutableList<Guid>> Pages,
        ImmutableSortedDictionary<string, string> Notes);

public enum Judgement { Meets, Fails, NotApplicable }
