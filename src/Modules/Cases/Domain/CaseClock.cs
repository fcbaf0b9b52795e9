using OneStop.Contracts.Catalog;
using OneStop.Time;

namespace OneStop.Cases.Domain;

/// <summary>
/// Every date of a case, computed from its events and the working calendar by <see cref="PromisedTime"/>, so that it can be
/// explained day by day. What was told (accepted until, answer by) stands in its event, and moves by an event only.
/// </summary>
internal sealed class CaseClock(ICatalog catalog)
{
    /// <summary>The city promises to look at materials within one working day.</summary>
    public const int PromisedAcceptanceDays = PromisedTime.AcceptanceDays;

    /// <summary>Unanswered for five working days, an item counts as accepted (行政许可法 32).</summary>
    public const int LegalAcceptanceDays = 5;

    private WorkingCalendar Calendar => catalog.Calendar;

    public DateOnly AcceptBy(ItemCase item) => Calendar.AddWorkingDays(item.ReceivedAt.ChinaDate(), PromisedAcceptanceDays);

    /// <summary>The moment the fifth working day ends, Chinese time.</summary>
    public DateTimeOffset DeemedAcceptedAt(ItemCase item) =>
        ChinaTime.EndOf(Calendar.AddWorkingDays(item.ReceivedAt.ChinaDate(), LegalAcceptanceDays));

    /// <summary>The next date that counts for an item: accept by, answer by, decide by; when it is final, the day it ended.</summary>
    public DateOnly NextDate(Case @case, ItemCase item) => item.Status switch
    {
        ItemStatus.Received when @case.Held is { } held => held.Correction!.AnswerBy,
        ItemStatus.Received => AcceptBy(item),
        ItemStatus.CorrectionRequested => item.Correction!.AnswerBy,
        ItemStatus.Accepted => item.DueOn!.Value,
        _ => item.DecidedAt!.Value.ChinaDate(),
    };

    /// <summary>The day from which an item is counted that is accepted at a moment: what is decided on the spot waits until somebody is in.</summary>
    public DateOnly CountedFrom(ItemCase item, DateTimeOffset at) => item.PromisedDays == 0 ? Calendar.OnTheSpot(at) : at.ChinaDate();

    /// <summary>
    /// Last days of items that are accepted together, each counted from its own day: none is promised before what it has to wait for.
    /// </summary>
    public IEnumerable<(ItemCase Item, DateOnly DueOn)> Accept(Case @case, IReadOnlyList<ItemCase> items, Func<ItemCase, DateOnly> countedFrom)
    {
        var accepted = items.Aggregate(@case, (state, item) => state.With(item.Code, i => i.Accepted(i.ReceivedAt, countedFrom(i), null)));
        var ends = Ends(accepted);
        return items.Select(i => (i, ends[i.Code]));
    }

    /// <summary>The last day of a limit of law that runs from the day after.</summary>
    public DateOnly LastDay(DateOnly from, TimeLimit limit) => Calendar.LastDay(from, limit.Days, limit.Unit);

    /// <summary>The year of the date when its days off are not announced yet: then the date may still move.</summary>
    public int? NotAnnounced(DateOnly date) => Calendar.IsProvisional(date) ? date.Year : null;

    /// <summary>The promised last day of the whole matter: the latest item, each after those it depends on.</summary>
    public DateOnly DueOn(Case @case) => Last(@case).On;

    /// <summary>
    /// The day by which all of it is promised, where the matter promises one for the whole: the largest deadline. It is counted from the last
    /// papers that came, or while the applicant is waited for from their last day to answer, and never lies before the items' own.
    /// </summary>
    public DateOnly? PromisedBy(Case @case, Matter matter)
    {
        if (matter.Promise is not { } days || !@case.Items.Exists(i => !i.IsFinal))
            return null;
        var from = @case.Items.Where(i => !i.IsFinal)
            .Max(i => i.Status == ItemStatus.CorrectionRequested ? i.Correction!.AnswerBy : i.ReceivedAt.ChinaDate());
        return new[] { Calendar.AddWorkingDays(from, days), DueOn(@case) }.Max();
    }

    /// <summary>
    /// The promised last day of the whole matter, and the item that holds it. While something is open, what is done holds nothing: one item
    /// decided today does not hide that another is late.
    /// </summary>
    public (ItemCase? Item, DateOnly On) Last(Case @case)
    {
        var ends = Ends(@case);
        var open = @case.Items.FindAll(i => !i.IsFinal);
        var last = (open.IsEmpty ? @case.Items : open).OrderByDescending(i => ends[i.Code]).ThenByDescending(i => i.PromisedDays).FirstOrDefault();
        return (last, last is null ? @case.SubmittedAt.ChinaDate() : ends[last.Code]);
    }

    /// <summary>The promised last day of an item, with waiting for others.</summary>
    public DateOnly EndOf(Case @case, ItemCase item) => Ends(@case)[item.Code];

    private IReadOnlyDictionary<string, DateOnly> Ends(Case @case) => PromisedTime.Ends(
        [.. @case.Items.Select(i => new PromisedItem(i.Code, i.DependsOn, i.PromisedDays, i.Unit))],
        item => Own(@case, @case.Item(item.Code)!),
        (end, item) => Calendar.LastDay(end, item.Days, item.Unit),
        (one, other) => one > other,
        (item, other) => @case.Item(item.Code) is { IsFinal: false } && @case.Item(other.Code) is { IsFinal: false });

    private DateOnly Own(Case @case, ItemCase item) => item switch
    {
        { IsFinal: true } => item.DecidedAt!.Value.ChinaDate(),
        { DueOn: { } due } => due,
        _ => Calendar.LastDay(LimitFrom(@case, item), item.PromisedDays, item.Unit),
    };

    /// <summary>The day after which the limit runs: acceptance, or while that is awaited when it is promised; or the applicant's visit after it.</summary>
    public DateOnly LimitFrom(Case @case, ItemCase item) => @case.LimitFrom(item, item switch
    {
        { CountedFrom: { } from } => from,
        { Status: ItemStatus.Received } when @case.Held is { } held => AfterAnswer(held),
        { Status: ItemStatus.CorrectionRequested } => AfterAnswer(item),
        _ => AcceptBy(item),
    });

    private DateOnly AfterAnswer(ItemCase waiting) => Calendar.AddWorkingDays(waiting.Correction!.AnswerBy, PromisedAcceptanceDays);
}
