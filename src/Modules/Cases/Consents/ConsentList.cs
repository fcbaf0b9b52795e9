using OneStop.Cases.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Integrity;
using OneStop.EventSourcing.Store;

namespace OneStop.Cases.Consents;

/// <summary>Keeps the list of consents in the transaction of the events.</summary>
internal sealed class ConsentList : IReadModel<Case>
{
    public IReadOnlyList<ReadModelTable<Case>> Tables { get; } =
        [new("cases.consents", "case_id", "consent", ["subject", "given_at", "withdrawn_at"], Rows)];

    /// <summary>The word by which a consent is stored and addressed.</summary>
    public static string Word(Consent consent) => consent == Consent.Provider ? "provider" : "guardian";

    public void Project(Change<Case> change)
    {
        foreach (var @event in change.Events)
        {
            if (@event is CaseSubmitted { Consents: { Count: > 0 } given } filed)
                change.Add("insert into cases.consents (case_id, consent, subject, given_at) select $1, c, $2, $3 from unnest($4::text[]) c",
                    Sql.P(change.Id), Sql.P(filed.Applicant), Sql.P(change.Meta.At), Sql.P(given.Select(Word).ToArray()));
            else if (@event is ConsentWithdrawn withdrawn)
                change.Add("update cases.consents set withdrawn_at = $3 where case_id = $1 and consent = $2", Sql.P(change.Id), Sql.P(Word(withdrawn.Consent)),
                    Sql.P(change.Meta.At));
        }
    }

    private static IEnumerable<(string Key, object?[] Values)> Rows(History<Case> history) =>
        from filed in history.Events.Where(e => e.Event is CaseSubmitted)
        from consent in ((CaseSubmitted)filed.Event).Consents ?? []
        let withdrawn = history.Events.FirstOrDefault(e => e.Event is ConsentWithdrawn w && w.Consent == consent)
        select (Word(consent), new object?[] { history.State.Applicant, filed.Meta.At, withdrawn is null ? null : new OrNull(withdrawn.Meta.At) });
}
