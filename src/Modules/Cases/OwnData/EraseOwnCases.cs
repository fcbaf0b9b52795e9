using Npgsql;
using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Privacy;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.Web;

namespace OneStop.Cases.OwnData;

/// <summary>Drafts and their pages go; a case that was filed is an archive and stays for its term; one that runs has to end first.</summary>
internal sealed class EraseOwnCases(NpgsqlDataSource db, DraftStore drafts, ICatalog catalog, TextCatalogue texts) : IErasesPersonalData
{
    private const int MostDrafts = 100, MostOpen = 20;

    public async Task<ErasurePlan> Plan(DataOwner owner, Lang lang, CancellationToken cancel)
    {
        var t = texts.In(lang);
        var begun = (await drafts.Of(ApplicantReach.Whole(owner.Person), MostDrafts, cancel)).Count;
        var (open, closed) = await Filed(owner.Person, t, cancel);
        return new(open, begun > 0 ? [new(t["erase.cases.drafts", begun])] : [],
            closed > 0 ? [new(t["erase.cases.closed", closed], t["erase.cases.closed-why"], CaseLinks.MyCases)] : [], open.Count > 0 || closed > 0);
    }

    public async Task Erase(DataOwner owner, CancellationToken cancel)
    {
        while (await drafts.Of(ApplicantReach.Whole(owner.Person), MostDrafts, cancel) is { Count: > 0 } begun)
        {
            foreach (var draft in begun)
                await drafts.Discard(draft.Id, ApplicantReach.Whole(owner.Person), cancel);
        }
    }

    private async Task<(IReadOnlyList<ErasureLine> Open, int Closed)> Filed(Guid subject, Texts t, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            $"""
            select number, matter, due_on, closed, count(*) filter (where closed) over () from cases.cases
            where subject = $1 order by closed, due_on, id limit {MostOpen}
            """);
        command.Parameters.Add(Sql.P(subject));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var (open, closed) = (new List<ErasureLine>(), 0);
        while (await row.ReadAsync(cancel))
        {
            closed = (int)row.GetInt64(4);
            if (row.GetBoolean(3))
                break;
            open.Add(new(t["erase.cases.open", catalog.Find(row.GetString(1)) is { } matter ? t.Of(matter.Name) : row.GetString(1), row.GetString(0)],
                t["erase.cases.open-why", row.GetFieldValue<DateOnly>(2)], CaseLinks.Case(row.GetString(0))));
        }

        return (open, closed);
    }
}
