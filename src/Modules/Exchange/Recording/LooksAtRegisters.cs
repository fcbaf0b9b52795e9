using Npgsql;
using OneStop.Contracts.Privacy;
using OneStop.EventSourcing.Database;

namespace OneStop.Exchange.Recording;

/// <summary>What was asked of registers about somebody, for that somebody to read.</summary>
internal sealed class LooksAtRegisters(NpgsqlDataSource db) : ILooks, IHoldsPersonalData
{
    public string Ledger => "exchange.looks";

    /// <summary>All that is kept of a person here are looks, which the copy takes from all ledgers at once.</summary>
    public IReadOnlyCollection<string> Tables => [Ledger];

    public Task<IReadOnlyList<DataGroup>> Of(DataOwner owner, Lang lang, CancellationToken cancel) => Task.FromResult<IReadOnlyList<DataGroup>>([]);

    public async Task<IReadOnlyList<LookSeen>> Of(Guid subject, LookPlace before, Reader? but, int most, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select at, id::text, purpose, actor, on_behalf_of, register, legal_basis, outcome from exchange.looks
            where subject = $1 and at <= $2 and (at, id::text collate "C") < ($2, $3)
              and ($4::uuid is null or actor is null or actor not in ($4, $5))
            order by at desc, id::text collate "C" desc limit $6
            """);
        command.Parameters.Add(Sql.P(subject));
        command.Parameters.Add(Sql.P(before.At));
        command.Parameters.Add(Sql.P(before.KeyIn(Ledger)));
        command.Parameters.Add(Sql.P(but?.Account));
        command.Parameters.Add(Sql.P(but?.Person ?? but?.Account));
        command.Parameters.Add(Sql.P(most));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var looks = new List<LookSeen>();
        while (await row.ReadAsync(cancel))
        {
            looks.Add(new(new(row.GetFieldValue<DateTimeOffset>(0), Ledger, row.GetString(1)), row.GetString(2))
            {
                Account = row.IsDBNull(3) ? null : row.GetGuid(3), OnBehalfOf = row.GetGuid(4) == subject ? null : row.GetGuid(4),
                Register = row.GetString(5), LegalBasis = row.GetString(6), Outcome = row.GetString(7),
            });
        }

        return looks;
    }
}
