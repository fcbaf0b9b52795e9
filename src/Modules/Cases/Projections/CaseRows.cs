using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Integrity;
using OneStop.Secrets;

namespace OneStop.Cases.Projections;

/// <summary>What the lists of cases must say, computed from a case's events alone.</summary>
internal static class CaseRows
{
    public static IReadOnlyList<ReadModelTable<Case>> Tables(MasterKeys masters, CaseClock time, ICatalog catalog) =>
    [
        new("cases.cases", "id", "''",
            ["number", "matter", "region", "subject", "operator", "title", "submitted_at", "due_on", "items", "finished", "granted",
                "needs_applicant", "closed", "place_blind", "applicant_blind", "people", "agent"],
            h => [("", Of(h.State, masters, time, catalog))]),
        new("cases.items", "case_id", "item",
            ["number", "matter", "region", "department", "status", "due_on", "subject", "title", "title_blind", "channel", "changed_at", "filed_at"],
            h => Items(h, masters, time)),
        // A time that could not be handled is tried again later; one that was handled is gone a moment after its event.
        new("platform.due", "stream_id", "item", ["case when attempts = 0 then at end as at"],
            h => h.State.Items.Where(i => i.Status == ItemStatus.Received).Select(i => (i.Code, new object?[] { new OrNull(time.DeemedAcceptedAt(i)) })),
            $"kind = '{CaseLists.DeemedAcceptance}'", MayHaveMore: true),
    ];

    private static object?[] Of(Case @case, MasterKeys masters, CaseClock time, ICatalog catalog) =>
    [
        @case.Number, @case.Matter, @case.Region, @case.Applicant, @case.Operator, new SealedText(@case.Title), @case.SubmittedAt, time.DueOn(@case),
            @case.Items.Count,
        @case.Items.Count(i => i.IsFinal), @case.Items.Count(i => i.Status == ItemStatus.Granted),
            @case.Items.Exists(i => i.Status == ItemStatus.CorrectionRequested), @case.ClosedAt is not null,
            @case.By is null ? Unknown.Value : PlaceOfCase.Blind(masters, code => @case.Form[code]) is { } place ? new OrNull(place) : null,
            @case.By is { } by ? new OrNull(masters.Blind(CaseLists.ApplicantName, by.Name)) : Unknown.Value,
            PeopleOfCase.Blinds(masters, catalog, @case) is { } people ? new OrNull(people) : Unknown.Value,
            @case.Agent,
    ];

    private static IEnumerable<(string Key, object?[] Values)> Items(History<Case> history, MasterKeys masters, CaseClock time)
    {
        var @case = history.State;
        var changed = Changed(history.Events);
        object blind = @case.Title is { } title ? masters.Blind("case-title", title) : Unknown.Value;
        return @case.Items.Select(i => (i.Code, new object?[]
        {
            @case.Number, @case.Matter, @case.Region, i.Department, i.Status.ToString(), time.NextDate(@case, i), @case.Applicant,
            new SealedText(@case.Title), blind, @case.Channel.Code(), changed[i.Code],
            @case.SubmittedAt,
        }));
    }

    /// <summary>When each item last changed, as the projection sees it: one append at a time.</summary>
    private static Dictionary<string, DateTimeOffset> Changed(IReadOnlyList<Recorded> events)
    {
        var changed = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var before = Case.Empty;
        for (var i = 0; i < events.Count;)
        {
            var (after, at) = (before, events[i].Meta.At);
            for (; i < events.Count && events[i].Meta.At == at; i++)
                after = after.Evolve(events[i].Event, events[i].Meta);
            foreach (var item in CaseLists.Changed(before, after))
                changed[item.Code] = at;
            before = after;
        }

        return changed;
    }
}
