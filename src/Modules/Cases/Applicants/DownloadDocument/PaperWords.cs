using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>
/// The sentences of the papers of decisions, by what the decision is. 行政许可法 is cited where it applies, and followed where it does
/// not (参照); a company cites no law.
/// </summary>
internal sealed class PaperWords(Case @case, Matter matter, Texts t)
{
    public IReadOnlyList<string> Receipt() =>
        [t["document.receipt.text", matter.OfficialName], t["document.receipt.next", CaseClock.PromisedAcceptanceDays, CaseClock.LegalAcceptanceDays]];

    public IReadOnlyList<string> Acceptance(string item) =>
        [t["document.acceptance.text", Name(item), Law(item)], Promise(item), .. Extension(item)];

    public IReadOnlyList<string> Deemed(ItemDeemedAccepted e) =>
        [t["document.deemed.text", Name(e.Item), t.Date(e.AcceptedOn), CaseClock.LegalAcceptanceDays, Law(e.Item)], .. Extension(e.Item)];

    public IReadOnlyList<string> Correction(CorrectionRequested e) =>
    [
        t["document.correction.text", Name(e.Item), Law(e.Item)],
        .. e.Points.Select((p, i) => t["document.correction.point", i + 1, Target(p), p.What.Value!]),
        t["document.correction.once"], t["document.correction.late"],
    ];

    public IReadOnlyList<string> Decline(ItemDeclined e) =>
    [
        Act(e.Item) == AdministrativeAct.Custom ? t["document.decline.custom", Name(e.Item)] : e.Ground switch
        {
            DeclineGround.NotNeeded => t["document.decline.NotNeeded", Name(e.Item), Law(e.Item)],
            DeclineGround.NotMended when @case.Item(e.Item)!.Correction is null => t["document.decline.NotMendedTogether", Name(e.Item), Law(e.Item)],
            DeclineGround.NotMended when @case.Item(e.Item) is { CorrectedAt: null, AskedOn: { } asked } =>
                t["document.decline.NotAnswered", Name(e.Item), Law(e.Item), t.Date(asked)],
            DeclineGround.NotMended => t["document.decline.NotMended", Name(e.Item), Law(e.Item)],
            _ => t["document.decline.text", Name(e.Item), Law(e.Item)],
        },
        t["document.decline.reason", e.Reason.Value!], .. e.RightBody is { } body ? [t["document.decline.right", body.Value!]] : Array.Empty<string>(),
        Appeal(e.Item),
    ];

    public IReadOnlyList<string> Denial(ItemDenied e) =>
    [
        Act(e.Item) switch
        {
            AdministrativeAct.Licence => t["document.denial.text", Name(e.Item)],
            AdministrativeAct.Custom => t["document.denial.text-custom", Name(e.Item)],
            _ => t["document.denial.text-other", Name(e.Item), t.Deny(matter, matter.Item(e.Item))],
        },
        .. SecretTexts.Of(e.Reasons, t).Select((r, i) => t["document.denial.reason", i + 1, r]), Appeal(e.Item, e.AppealTo),
    ];

    /// <summary>An accepted application is owed a decision (行政许可法 37, 38), also when another item's refusal leaves nothing to examine.</summary>
    public IReadOnlyList<string> Closure(ItemClosed e)
    {
        var because = @case.Item(e.BecauseOf)!;
        var how = because.Status == ItemStatus.Denied ? t.Deny(matter, matter.Item(e.BecauseOf)) : t["document.closure." + because.Status];
        return [t["document.closure.text", Name(e.Item), Name(e.BecauseOf), t.Date(because.DecidedAt!.Value.ChinaDate()), how],
            t["document.closure.again"], Appeal(e.Item)];
    }

    private string Appeal(string item, Bilingual? city = null) => t.Appeal(matter, matter.Item(item), city);

    // An item that waits for others is promised from when they are done; its date has their time in it.
    private string Promise(string code)
    {
        var item = @case.Item(code)!;
        var awaited = item.DependsOn.Where(d => @case.Item(d) is { IsFinal: false }).ToList();
        if (@case.VisitOn(item) is { } visit && visit > item.CountedFrom)
            return item.PromisedDays == 0 ? t["document.acceptance.visit", t.Date(visit)]
                : t["document.acceptance.visit-limit", t.Date(visit), t.Limit(item.PromisedDays, item.Unit)];
        return (awaited.Count, item.PromisedDays) switch
        {
            (0, 0) => t["document.acceptance.on-the-spot"],
            (0, _) => t["document.acceptance.limit", t.Limit(item.PromisedDays, item.Unit)],
            (_, 0) => t["document.acceptance.on-the-spot-after", Names(awaited)],
            _ => t["document.acceptance.limit-after", Names(awaited), t.Limit(item.PromisedDays, item.Unit)],
        };
    }

    private IEnumerable<string> Extension(string item) =>
        matter.Item(item).LegalLimit is { Extension: { } days } limit ? [t["document.acceptance.extension", t.Limit(days, limit.Unit)]] : [];

    private string Law(string item) => Act(item) switch
    {
        AdministrativeAct.Licence => t["document.by-law"],
        AdministrativeAct.Custom => "",
        _ => t["document.like-law"],
    };

    private AdministrativeAct Act(string item) => matter.Act(matter.Item(item));

    private string Names(IEnumerable<string> items) => string.Join(t["list.comma"], items.Select(Name));

    private string Name(string item) => t.Of(matter.Item(item).Name);

    private string Target(CorrectionPoint point) => point.Kind == CorrectionTarget.Field ? t.Of(matter.Element(point.Target).Name)
        : t.Of(matter.Material(point.Target).Name);
}
