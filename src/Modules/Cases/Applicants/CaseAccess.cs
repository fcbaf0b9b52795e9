using Npgsql;
using OneStop.Cases.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>Opens a case by the number that people quote, for its applicant only; for anybody else it is not there.</summary>
[UseCase]
internal sealed class CaseAccess(NpgsqlDataSource db, IStreams streams)
{
    /// <summary>Numbers are given by us; anything longer is not one.</summary>
    public const int LongestNumber = 40;

    private const string ByNumber = "select id from cases.cases where number = $1 and subject = $2";

    public async Task<Guid?> Find(string number, Guid applicant, CancellationToken cancel)
    {
        if (number.Length > LongestNumber)
            return null;
        await using var command = db.CreateCommand(ByNumber);
        command.Parameters.Add(Sql.P(number));
        command.Parameters.Add(Sql.P(applicant));
        return await command.ExecuteScalarAsync(cancel) as Guid?;
    }

    public async Task<Loaded<Case>?> Load(string number, Guid applicant, CancellationToken cancel) =>
        await Find(number, applicant, cancel) is { } id ? await streams.Read<Case>(id) : null;
}
