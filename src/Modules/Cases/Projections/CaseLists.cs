using OneStop.Domain;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Integrity;
using OneStop.EventSourcing.Store;
using OneStop.Secrets;

namespace OneStop.Cases.Projections;

/// <summary>Keeps the two lists (cases of an applicant, items of a queue) in the transaction of the events.</summary>
internal sealed class CaseLists(MasterKeys masters, CaseClock time, ICatalog catalog) : IReadModel<Case>
{
    private const string Insert =
        """
        insert into cases.cases (id, number, matter, region, subject, operator, title, submitted_at, due_on, items, finished, granted, needs_applicant, closed,
            place_blind, applicant_blind, people, agent)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        """;

    private const string Update =
        "update cases.cases set due_on = $2, finished = $3, granted = $4, needs_applicant = $5, closed = $6 where id = $1";

    private const string UpdatePeople = "update cases.cases set people = $2 where id = $1";

    private const string InsertItems =
        """
        insert into cases.items (case_id, item, number, matter, region, department, status, due_on, subject, title, title_blind, channel, changed_at,
            filed_at)
        select $1, i.item, $2, $3, $4, i.department, i.status, i.due_on, $5, $6, $7, $8, $9, $10
        from unnest($11::text[], $12::text[], $13::text[], $14::date[]) as i (item, department, status, due_on)
        """;

    private const string UpdateItems =
        """
        update cases.items t set status = i.status, due_on = i.due_on, changed_at = $2
        from unnest($3::text[], $4::text[], $5::date[]) as i (item, status, due_on)
        where t.case_id = $1 and t.item = i.item
        """;

    public IReadOnlyList<ReadModelTable<Case>> Tables { get; } = CaseRows.Tables(masters, time, catalog);

    public void Project(Change<Case> change)
    {
        var (before, after) = (change.Before, change.After);
        var finished = (short)after.Items.Count(i => i.IsFinal);
        var granted = (short)after.Items.Count(i => i.Status == ItemStatus.Granted);
        var needsApplicant = after.Items.Exists(i => i.Status == ItemStatus.CorrectionRequested);
        var dueOn = time.DueOn(after);
        if (!before.Exists)
        {
            var title = change.Seal(after.Title!);
            change.Add(Insert, Sql.P(change.Id), Sql.P(after.Number), Sql.P(after.Matter), Sql.P(after.Region), Sql.P(after.Applicant), Sql.P(after.Operator),
                Sql.P(title), Sql.P(after.SubmittedAt), Sql.P(dueOn), Sql.P((short)after.Items.Count), Sql.P(finished), Sql.P(granted), Sql.P(needsApplicant),
                    Sql.P(after.ClosedAt is not null), Sql.P(PlaceOfCase.Blind(masters, code => after.Form[code])),
                    Sql.P(masters.Blind(ApplicantName, after.By!.Name)),
                    Sql.P(PeopleOfCase.Blinds(masters, catalog, after) ?? []), Sql.P(after.Agent));
            change.Add(InsertItems, Sql.P(change.Id), Sql.P(after.Number), Sql.P(after.Matter), Sql.P(after.Region), Sql.P(after.Applicant), Sql.P(title),
                Sql.P(masters.Blind("case-title", after.Title!)), Sql.P(after.Channel.Code()), Sql.P(change.Meta.At), Sql.P(after.SubmittedAt),
                Sql.P(Codes(after.Items)), Sql.P(after.Items.Select(i => i.Department).ToArray()), Sql.P(Statuses(after.Items)),
                    Sql.P(Dues(after, after.Items)));
            foreach (var item in after.Items.Where(i => !i.IsFinal))
                change.Due(DeemedAcceptance, item.Code, time.DeemedAcceptedAt(item));
            return;
        }

        change.Add(Update, Sql.P(change.Id), Sql.P(dueOn), Sql.P(finished), Sql.P(granted), Sql.P(needsApplicant), Sql.P(after.ClosedAt is not null));
        // A correction may name somebody else.
        if (before.Form != after.Form && PeopleOfCase.Blinds(masters, catalog, after) is { } people)
            change.Add(UpdatePeople, Sql.P(change.Id), Sql.P(people));
        var changed = Changed(before, after);
        if (changed.Count == 0)
            return;
        change.Add(UpdateItems, Sql.P(change.Id), Sql.P(change.Meta.At), Sql.P(Codes(changed)), Sql.P(Statuses(changed)), Sql.P(Dues(after, changed)));
        foreach (var item in changed)
        {
            var (was, since) = (before.Item(item.Code)!.Status, before.Item(item.Code)!.ReceivedAt);
            if (was == ItemStatus.Received && item.Status != ItemStatus.Received)
                change.NoLongerDue(DeemedAcceptance, item.Code);
            else if (item.Status == ItemStatus.Received && (was != ItemStatus.Received || since != item.ReceivedAt || before.Recounted != after.Recounted))
                change.Due(DeemedAcceptance, item.Code, time.DeemedAcceptedAt(item));
        }
    }

    /// <summary>
    /// The items whose rows change. The correction of one moves the date of those that are accepted together with it, and days off
    /// that are announced move the dates of all that are open.
    /// </summary>
    internal static List<ItemCase> Changed(Case before, Case after) =>
    [
        .. after.Items.Where(i => i != before.Item(i.Code) || before.Held != after.Held && i.Status == ItemStatus.Received
            || before.Recounted != after.Recounted && !i.IsFinal),
    ];

    /// <summary>Kind of the blind index of who applies, by their whole name.</summary>
    public const string ApplicantName = "case-applicant";

    /// <summary>Kind of the due time at which a received item counts as accepted.</summary>
    public const string DeemedAcceptance = "cases.deemed-acceptance";

    private static string[] Codes(IReadOnlyList<ItemCase> items) => [.. items.Select(i => i.Code)];
    private static string[] Statuses(IReadOnlyList<ItemCase> items) => [.. items.Select(i => i.Status.ToString())];
    private DateOnly[] Dues(Case @case, IReadOnlyList<ItemCase> items) => [.. items.Select(i => time.NextDate(@case, i))];
}
