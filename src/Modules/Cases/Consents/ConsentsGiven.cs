using Npgsql;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Privacy;
using OneStop.EventSourcing.Database;
using OneStop.Web;

namespace OneStop.Cases.Consents;

/// <summary>Consents in the words in which they were given.</summary>
internal sealed class ConsentsGiven(NpgsqlDataSource db, ICatalog catalog, TextCatalogue texts) : IConsents
{
    private const int Most = 100;

    public async Task<IReadOnlyList<ConsentGiven>> Of(Guid subject, Lang lang, CancellationToken cancel)
    {
        var t = texts.In(lang);
        await using var command = db.CreateCommand(
            $"""
            select s.consent, s.given_at, s.withdrawn_at, c.number, c.matter, array(select distinct department from cases.items where case_id = c.id)
            from cases.consents s join cases.cases c on c.id = s.case_id
            where s.subject = $1 order by s.given_at desc, s.case_id, s.consent limit {Most}
            """);
        command.Parameters.Add(Sql.P(subject));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var given = new List<ConsentGiven>();
        while (await row.ReadAsync(cancel))
        {
            var (word, number, withdrawn) = (row.GetString(0), row.GetString(3),
                row.IsDBNull(2) ? (DateTimeOffset?)null : row.GetFieldValue<DateTimeOffset>(2));
            var consent = word == ConsentList.Word(Consent.Provider) ? Consent.Provider : Consent.Guardian;
            given.Add(new(word, Name(row.GetString(4), t), number, t["check.consent.yes." + consent, Companies(row.GetFieldValue<string[]>(5), t)],
                t["check.consent.why." + consent], row.GetFieldValue<DateTimeOffset>(1), withdrawn,
                withdrawn is null && consent == Consent.Provider ? CaseLinks.WithdrawConsent(number) : null));
        }

        return given;
    }

    private string Companies(IEnumerable<string> departments, Texts t) => string.Join(t["list.comma"],
        catalog.Departments.Where(d => d.Provider && departments.Contains(d.Code, StringComparer.Ordinal)).Select(d => t.Of(d.Name)));

    private string Name(string matter, Texts t) => catalog.Find(matter) is { } found ? t.Of(found.Name) : matter;
}
