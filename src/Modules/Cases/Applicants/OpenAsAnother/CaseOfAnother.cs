using Npgsql;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Database;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>Whose a case is, when it is one's own under another name than the one that somebody acts under.</summary>
[UseCase]
internal sealed class CaseOfAnother(NpgsqlDataSource db, IPeople people)
{
    private const string Owner = "select subject from cases.cases where number = $1 and subject = any($2)";

    /// <returns>The person themselves, or an enterprise for which they may act; null when the case is nobody's of these.</returns>
    public async Task<Guid?> Find(string number, Actor actor, CancellationToken cancel)
    {
        if (number.Length > CaseAccess.LongestNumber || actor.Person is not { } person)
            return null;
        Guid[] others = [.. (await people.Represented(person, cancel)).Append(person).Where(s => s != actor.Applicant)];
        await using var command = db.CreateCommand(Owner);
        command.Parameters.Add(Sql.P(number));
        command.Parameters.Add(Sql.P(others));
        return await command.ExecuteScalarAsync(cancel) as Guid?;
    }
}
