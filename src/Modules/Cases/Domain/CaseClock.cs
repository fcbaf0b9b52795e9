using OneStop.Contracts.Catalog;
using OneStop.Time;

namespace OneStop.Cases.Domain;

/// <summary>Every date of a case, computed from its events and the working calendar, so that it can be explained day by day.</summary>
internal sealed class CaseClock(ICatalog catalog)
{
    /// <summary>The city promises to look at materials within one working day.</summary>
    public const int PromisedAcceptanceDays = 1;

    /// <summary>Unanswered for five working days, an item counts as accepted (行政许可法 32).</summary>
    public const int LegalAcceptanceDays = 5;

    private WorkingCalendar Calendar => catalog.Calendar;

    /// <summary>Last day of an item accepted at a moment: the promised working days after the day of acceptance.</summary>
    public DateOnly DueOn(ItemCase item, DateTimeOffset acceptedAt) => Calendar.AddWorkingDays(acceptedAt.ChinaDate(), item.PromisedDays);

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

    /// <summary>The promised last day of the whole matter: the latest item, each after those it depends on.</summary>
    public DateOnly DueOn(Case @case) => Last(@case).On;

    /// <summary>The promised last day of the whole matter, and the item that holds it: an open one where there is a choice.</summary>
    public (ItemCase? Item, DateOnly On) Last(Case @case)
    {
        var ends = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        var last = @case.Items.OrderByDescending(EndOf).ThenBy(i => i.IsFinal).ThenByDescending(i => i.PromisedDays).FirstOrDefault();
        return (last, last is null ? @case.SubmittedAt.ChinaDate() : EndOf(last));

        DateOnly EndOf(ItemCase item)
        {
            if (ends.TryGetValue(item.Code, out var known))
                return known;
            var own = item switch
            {
                { IsFinal: true } => item.DecidedAt!.Value.ChinaDate(),
                { DueOn: { } due } => due,
                { Status: ItemStatus.Received } when @case.Held is { } held =>
                    Calendar.AddWorkingDays(held.Correction!.AnswerBy, PromisedAcceptanceDays + item.PromisedDays),
                { Status: ItemStatus.CorrectionRequested } => Calendar.AddWorkingDays(item.Correction!.AnswerBy, PromisedAcceptanceDays + item.PromisedDays),
                _ => Calendar.AddWorkingDays(AcceptBy(item), item.PromisedDays),
            };
            var afterOthers = item.IsFinal ? own : item.DependsOn.Select(@case.Item).OfType<ItemCase>()
                .Select(d => d.IsFinal ? own : Calendar.AddWorkingDays(EndOf(d), item.PromisedDays)).DefaultIfEmpty(own).Max();
            return ends[item.Code] = own > afterOthers ? own : afterOthers;
        }
    }
}
