using Npgsql;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>Opens a case by the number that people quote, for its applicant and whoever acts for them in it; for anybody else it is not there.</summary>
[UseCase]
internal sealed class CaseAccess(NpgsqlDataSource db, IStreams streams, ICatalog catalog)
{
    /// <summary>Numbers are given by us; anything longer is not one.</summary>
    public const int LongestNumber = 40;

    private const string ByNumber = "select c.id from cases.cases c where c.number = $1 and c.subject = $2";

    public async Task<Guid?> Find(string number, ApplicantReach reach, CancellationToken cancel)
    {
        if (number.Length > LongestNumber)
            return null;
        var filter = new ReachFilter(reach, catalog, 3);
        await using var command = db.CreateCommand(ByNumber + filter.Cases("c"));
        command.Parameters.Add(Sql.P(number));
        command.Parameters.Add(Sql.P(reach.Subject));
        filter.AddTo(command);
        return await command.ExecuteScalarAsync(cancel) as Guid?;
    }

    public async Task<Loaded<Case>?> Load(string number, ApplicantReach reach, CancellationToken cancel) =>
        await Find(number, reach, cancel) is { } id ? await streams.Read<Case>(id) : null;
}
