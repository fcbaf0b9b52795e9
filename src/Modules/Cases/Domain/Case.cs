using System.Collections.Immutable;
using System.Globalization;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Secrets;
using OneStop.Time;

namespace OneStop.Cases.Domain;

/// <summary>State of a case: all items of one applicant's matter, one consistent decision at a time.</summary>
public sealed record Case : IAggregate<Case>
{
    private static readonly ImmutableSortedDictionary<string, string> NoAnswers = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    private static readonly ImmutableSortedDictionary<string, FoundValue> NothingFound =
        ImmutableSortedDictionary.Create<string, FoundValue>(StringComparer.Ordinal);

    public static string Kind => "case";
    public static Case Empty { get; } = new();

    public string Number { get; init; } = "";
    public string Matter { get; init; } = "";
    public int MatterVersion { get; init; }
    public string Region { get; init; } = "";
    public Guid Applicant { get; init; }
    public Guid Operator { get; init; }

    /// <summary>Who holds the mandate under which it was filed; null where applicants or a body's own people filed it.</summary>
    public Guid? Agent { get; init; }

    /// <summary>By what it was filed for another: word of a capacity; null by the applicants themselves.</summary>
    public string? FiledAs { get; init; }

    /// <summary>Null once the applicant is forgotten.</summary>
    public ApplicantFacts? By { get; init; }
    public string? Title { get; init; }
    public ImmutableSortedDictionary<string, string> Answers { get; init; } = NoAnswers;
    public FormData Form { get; init; } = FormData.Empty;

    /// <summary>What independent sources said of elements when the case was filed.</summary>
    public ImmutableSortedDictionary<string, FoundValue> Found { get; init; } = NothingFound;

    /// <summary>What registers said of the others whom the form names, for departments only; null while nobody was asked.</summary>
    public PartiesChecked? Checked { get; init; }

    public ImmutableList<SubmittedMaterial> Materials { get; init; } = [];
    public int PromisedDays { get; init; }

    /// <summary>Filed although the applicant had the same already, and knew; with their reason, if they gave one.</summary>
    public Secret<string>? Again { get; init; }

    /// <summary>What they had; null where nothing, or where it was not kept.</summary>
    public Secret<ImmutableList<HadAlready>>? Had { get; init; }

    /// <summary>All items are accepted or declined at once.</summary>
    public bool IsJoint { get; init; }
    public DateTimeOffset SubmittedAt { get; init; }
    public Channel Channel { get; init; }

    /// <summary>In the order of the matter.</summary>
    public ImmutableList<ItemCase> Items { get; init; } = [];

    /// <summary>By year, the mark of the notice by which the dates were last counted anew.</summary>
    public ImmutableSortedDictionary<int, string> Recounted { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>What was consented to by itself.</summary>
    public ImmutableList<Consent> Consents { get; init; } = [];

    /// <summary>Those of them that were taken back.</summary>
    public ImmutableList<Consent> WithdrawnConsents { get; init; } = [];

    /// <summary>Items whose share of what was filed is passed on no more.</summary>
    public ImmutableList<string> Withheld { get; init; } = [];

    public DateTimeOffset? DeliveredAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }

    public bool Exists => Number.Length > 0;

    /// <summary>The item whose correction everything waits for, when all are accepted at once.</summary>
    public ItemCase? Held => IsJoint ? Items.Find(i => i.Status == ItemStatus.CorrectionRequested) : null;

    public ItemCase? Item(string code) => Items.Find(i => i.Code == code);

    /// <summary>The day on which the applicant comes, when the item is decided no earlier: its limit runs from there.</summary>
    public DateOnly? VisitOn(ItemCase item) =>
        item.VisitDay is { } element && DateOnly.TryParseExact(Form[element], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : null;

    /// <summary>The day after which the item's limit runs: never before the applicant was there.</summary>
    internal DateOnly LimitFrom(ItemCase item, DateOnly counted) => VisitOn(item) is { } visit && visit > counted ? visit : counted;

    /// <summary>The applicant took it back, or what it needed.</summary>
    public bool EndedByApplicant(ItemCase item) => item.Status == ItemStatus.Withdrawn
        || (item.Status == ItemStatus.Closed && Item(item.ClosedBecauseOf!) is { } needed && EndedByApplicant(needed));

    public Case Evolve(IEvent @event, EventMeta meta) => @event switch
    {
        CaseSubmitted e => new()
        {
            Number = e.Number, Matter = e.Matter, MatterVersion = e.MatterVersion, Region = e.Region, Applicant = e.Applicant, Operator = e.Operator,
            By = e.By.Value, Title = e.Title.Value, Answers = e.Answers.Value ?? NoAnswers, Form = e.Form.Value ?? FormData.Empty, Materials = e.Materials,
            Found = e.Found?.Value ?? NothingFound, Consents = e.Consents ?? [],
            Agent = e.Agent, FiledAs = e.FiledAs,
            PromisedDays = e.PromisedDays, Again = e.Again, Had = e.Had, IsJoint = e.Joint == true, SubmittedAt = meta.At, Channel = meta.Channel,
            Items = [.. e.Items.Select(i =>
                new ItemCase(i.Item, i.Department, i.DependsOn, i.PromisedDays, i.Unit ?? LimitUnit.WorkingDays)
                {
                    ReceivedAt = meta.At, VisitDay = i.VisitDay,
                })],
        },
        ItemAccepted e => With(e.Item, i => i.Accepted(meta.At, e.CountedFrom ?? meta.At.ChinaDate(), e.DueOn)),
        ItemDeemedAccepted e => With(e.Item, i => i.Accepted(meta.At, e.AcceptedOn, e.DueOn)),
        PartiesChecked e => this with { Checked = e },
        DatesRecounted e => e.Dates.Aggregate(this with { Recounted = Recounted.SetItem(e.Year, e.Notice) },
            (state, d) => state.With(d.Item, i => i.Moved(d.On))),
        CorrectionRequested e => With(e.Item, i => i with { Status = ItemStatus.CorrectionRequested, Correction = e, AskedOn = meta.At.ChinaDate() }),
        CorrectionSupplied e => Corrected(e.Answers.Value).ReceivedAgain(meta.At)
            .With(e.Item, i => i with { Status = ItemStatus.Received, ReceivedAt = meta.At, CorrectedAt = meta.At, CorrectionAnswers = e.Answers.Value }),
        ItemDeclined e => Decided(e.Item, ItemStatus.Declined, meta, i => i with { Decline = e }),
        OpinionAdded e => With(e.Item, i => i.With(e, meta)),
        AutoDecided e => With(e.Item, i => i with { Automatic = e }),
        ItemGranted e => Decided(e.Item, ItemStatus.Granted, meta, i => i with { Grant = e }),
        ItemDenied e => Decided(e.Item, ItemStatus.Denied, meta, i => i with { Denial = e }),
        ItemClosed e => Decided(e.Item, ItemStatus.Closed, meta, i => i with { ClosedBecauseOf = e.BecauseOf }),
        ItemWithdrawn e => (Held?.Code == e.Item ? ReceivedAgain(meta.At) : this).Decided(e.Item, ItemStatus.Withdrawn, meta, i => i),
        ConsentWithdrawn e => this with { WithdrawnConsents = WithdrawnConsents.Add(e.Consent), Withheld = [.. Withheld.Union(e.Items)] },
        ResultIssued e => With(e.Item, i => i with { Results = i.Results.Add(e) }),
        CaseDelivered => this with { DeliveredAt = meta.At },
        CaseClosed => this with { ClosedAt = meta.At },
        _ => this,
    };

    internal Case With(string item, Func<ItemCase, ItemCase> change) =>
        Items.FindIndex(i => i.Code == item) is >= 0 and var at ? this with { Items = Items.SetItem(at, change(Items[at])) } : this;

    private Case Decided(string item, ItemStatus status, EventMeta meta, Func<ItemCase, ItemCase> change) =>
        With(item, i => change(i) with { Status = status, DecidedBy = meta.Actor, DecidedAt = meta.At });

    // What is accepted at once is looked at anew at once, so the window's days begin again for all of it.
    private Case ReceivedAgain(DateTimeOffset at) => !IsJoint ? this : this with
    {
        Items = [.. Items.Select(i => i.Status == ItemStatus.Received ? i with { ReceivedAt = at } : i)],
    };

    /// <summary>Corrected values replace what was filed; the earlier ones stay in their events.</summary>
    private Case Corrected(CorrectionAnswers? answers) => answers is null ? this : this with
    {
        Form = new(Form.Values.SetItems(answers.Fields)),
        Materials = [.. Materials.Select(m => answers.Pages.TryGetValue(m.Material, out var pages) ? m with { Pages = pages, Owed = false } : m)],
    };
}
