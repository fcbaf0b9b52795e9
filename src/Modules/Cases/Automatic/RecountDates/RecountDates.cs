using System.Collections.Immutable;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Time;

namespace OneStop.Cases.Automatic;

/// <summary>The days off of a year were announced, or announced otherwise: the dates of a running case are counted by them.</summary>
/// <param name="Before">What they were counted by; null when the law alone was known.</param>
/// <param name="Notice">Mark of what is announced now.</param>
internal sealed record RecountDates(int Year, CalendarYear? Before, string Notice) : ICommand<Case, Unit>;

internal sealed class RecountDatesHandler(ICatalog catalog) : ICommandHandler<Case, RecountDates, Unit>
{
    Result<Decision<Unit>> ICommandHandler<Case, RecountDates, Unit>.Decide(Case state, RecountDates command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command, now, catalog.Calendar);

    /// <param name="calendar">With the year as it is announced now.</param>
    public static Result<Decision<Unit>> Decide(Case state, RecountDates command, DateTimeOffset now, WorkingCalendar calendar)
    {
        if (!state.Exists || state.ClosedAt is not null || state.Recounted.GetValueOrDefault(command.Year) == command.Notice)
            return Decision.Just();
        var before = calendar.With(command.Year, command.Before);
        var today = now.ChinaDate();
        var moved = from item in state.Items
                    let told = item.Status == ItemStatus.CorrectionRequested ? item.Correction!.AnswerBy
                        : item.Status == ItemStatus.Accepted ? item.DueOn : null
                    // A day that has gone was told, and is not told otherwise afterwards.
                    where told >= today
                    let anew = Anew(state, item, told.Value, before, calendar)
                    where anew != told
                    select new MovedDate(item.Code, anew);
        var dates = moved.ToImmutableList();
        // What the window still has in hand has no date that was told; its dates are counted, and its rows written, anew.
        return dates.IsEmpty && !state.Items.Exists(i => i.Status is ItemStatus.Received or ItemStatus.CorrectionRequested)
            ? Decision.Just() : Decision.Just(new DatesRecounted(command.Year, command.Notice, dates));
    }

    private static DateOnly Anew(Case state, ItemCase item, DateOnly told, WorkingCalendar before, WorkingCalendar after)
    {
        if (item.Status == ItemStatus.CorrectionRequested)
        {
            // Days that the applicant was given are not taken back.
            var anew = SameDays(item.AskedOn!.Value);
            return anew > told ? anew : told;
        }

        if (item.Unit == LimitUnit.WorkingDays)
            return SameDays(state.LimitFrom(item, item.CountedFrom!.Value));
        return after.IsWorkingDay(told) ? told : after.AddWorkingDays(told, 1);

        DateOnly SameDays(DateOnly from) => after.AddWorkingDays(from, Math.Max(0, before.WorkingDaysBetween(from, told)));
    }
}
