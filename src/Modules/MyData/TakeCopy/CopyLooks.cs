using Npgsql;
using OneStop.Contracts.Privacy;
using OneStop.EventSourcing.Database;

namespace OneStop.MyData.TakeCopy;

/// <summary>The record of whole copies.</summary>
internal sealed class CopyLooks(NpgsqlDataSource db, TimeProvider clock) : ILooks, IHoldsPersonalData
{
    public string Ledger => "mydata.looks";

    public IReadOnlyCollection<string> Tables => [Ledger];

    public Task<IReadOnlyList<DataGroup>> Of(DataOwner owner, Lang lang, CancellationToken cancel) => Task.FromResult<IReadOnlyList<DataGroup>>([]);

    /// <summary>Before the copy is handed out: what is not on record is not given away.</summary>
    public async Task Record(DataOwner owner, string purpose, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("insert into mydata.looks (subject, account, purpose, at) values ($1, $2, $3, $4)");
        command.Parameters.Add(Sql.P(owner.Person));
        command.Parameters.Add(Sql.P(owner.Account));
        command.Parameters.Add(Sql.P(purpose));
        command.Parameters.Add(Sql.P(clock.GetUtcNow()));
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task<IReadOnlyList<LookSeen>> Of(Guid subject, LookPlace before, Reader? but, int most, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            select at, lpad(entry::text, 10, '0'), purpose, account from mydata.looks
            where subject = $1 and at <= $2 and (at, lpad(entry::text, 10, '0') collate "C") < ($2, $3) and ($4::uuid is null or account <> $4)
            order by at desc, entry desc limit $5
            """);
        command.Parameters.Add(Sql.P(subject));
        command.Parameters.Add(Sql.P(before.At));
        command.Parameters.Add(Sql.P(before.KeyIn(Ledger)));
        command.Parameters.Add(Sql.P(but?.Account));
        command.Parameters.Add(Sql.P(most));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var looks = new List<LookSeen>();
        while (await row.ReadAsync(cancel))
            looks.Add(new(new(row.GetFieldValue<DateTimeOffset>(0), Ledger, row.GetString(1)), row.GetString(2)) { Account = row.GetGuid(3) });
        return looks;
    }
}
