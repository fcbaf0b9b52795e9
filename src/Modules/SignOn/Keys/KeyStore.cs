using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.Secrets;

namespace OneStop.SignOn.Keys;

/// <summary>A key with what is secret of it.</summary>
/// <param name="Signing">The private key (P-256), PKCS #8.</param>
/// <param name="Sealing">32 bytes for codes and refresh tokens.</param>
internal sealed record StoredKey(PlannedKey Plan, byte[] Signing, byte[] Sealing);

/// <summary>
/// The keys of tokens, in the database for all nodes, sealed under a key that the master key wraps: a dump of the database signs nobody
/// in. Whoever changes them does it alone.
/// </summary>
internal sealed partial class KeyStore(NpgsqlDataSource db, SubjectKeys keys, TimeProvider clock, ILogger<KeyStore> log)
{
    private static readonly Guid Installation = new("00000000-0000-0000-0000-000000000004");
    private const int SealingBytes = 32;
    private const long OneAtATime = 0x4F50454E4944; // "OPENID"

    public async Task<IReadOnlyList<StoredKey>> All(CancellationToken cancel)
    {
        var key = await Key(cancel);
        await using var command = db.CreateCommand("select id, made_at, signs_from, signs_until, sealed from openid.keys");
        await using var row = await command.ExecuteReaderAsync(cancel);
        var found = new List<StoredKey>();
        while (await row.ReadAsync(cancel))
        {
            var secret = key.Open(row.GetFieldValue<byte[]>(4));
            found.Add(new(Read(row), secret[SealingBytes..], secret[..SealingBytes]));
        }

        return found;
    }

    /// <summary>What stands there without its secrets; cheap enough to ask every few seconds.</summary>
    public async Task<IReadOnlyList<PlannedKey>> Plan(CancellationToken cancel)
    {
        await using var command = db.CreateCommand("select id, made_at, signs_from, signs_until from openid.keys");
        return await Read(command, cancel);
    }

    /// <summary>Does what the calendar wants; safe to run on every node.</summary>
    public Task<Result<KeyChanges>> Keep(CancellationToken cancel) => Change((all, now) => KeyPlan.Due(all, now), cancel);

    public Task<Result<KeyChanges>> Rotate(CancellationToken cancel) => Change(KeyPlan.Rotate, cancel);

    public Task<Result<KeyChanges>> Leaked(CancellationToken cancel) => Change((all, _) => KeyPlan.Leaked(all), cancel);

    private async Task<Result<KeyChanges>> Change(Func<IReadOnlyList<PlannedKey>, DateTimeOffset, Result<KeyChanges>> decide, CancellationToken cancel)
    {
        var key = await Key(cancel);
        var now = clock.GetUtcNow();
        await using var connection = await db.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var alone = Sql.Command(connection, "select pg_advisory_xact_lock($1)", Sql.P(OneAtATime)))
            await alone.ExecuteNonQueryAsync(cancel);
        await using var look = Sql.Command(connection, "select id, made_at, signs_from, signs_until from openid.keys");
        var outcome = decide(await Read(look, cancel), now);
        if (!outcome.Succeeded(out var changes) || changes.IsNothing)
            return outcome;
        await using var batch = new NpgsqlBatch(connection, transaction);
        if (changes.Retire is { } old)
            batch.BatchCommands.Add(Sql.Statement("update openid.keys set signs_until = $2 where id = $1", Sql.P(old), Sql.P(now)));
        if (changes.Begin is { } begins)
            batch.BatchCommands.Add(Sql.Statement("update openid.keys set signs_from = $2 where id = $1", Sql.P(begins), Sql.P(now)));
        if (changes.MakeSigning)
            batch.BatchCommands.Add(Made(key, now, now));
        if (changes.MakeWaiting)
            batch.BatchCommands.Add(Made(key, now, null));
        if (changes.Remove.Count > 0)
            batch.BatchCommands.Add(Sql.Statement("delete from openid.keys where id = any ($1)", Sql.P(changes.Remove.ToArray())));
        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        LogChanged(log, changes.Begin ?? (changes.MakeSigning ? "a new one" : "the same as before"), string.Join(", ", changes.Remove));
        return outcome;
    }

    private static NpgsqlBatchCommand Made(SubjectKey key, DateTimeOffset now, DateTimeOffset? signsFrom)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] secret = [.. RandomNumberGenerator.GetBytes(SealingBytes), .. pair.ExportPkcs8PrivateKey()];
        return Sql.Statement("insert into openid.keys (id, made_at, signs_from, sealed) values ($1, $2, $3, $4)",
            Sql.P(Guid.CreateVersion7(now).ToString("n")), Sql.P(now), Sql.P(signsFrom), Sql.P(key.Seal(secret)));
    }

    private static async Task<IReadOnlyList<PlannedKey>> Read(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var row = await command.ExecuteReaderAsync(cancel);
        var found = new List<PlannedKey>();
        while (await row.ReadAsync(cancel))
            found.Add(Read(row));
        return found;
    }

    private static PlannedKey Read(NpgsqlDataReader row) => new(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1),
        row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3));

    private async Task<SubjectKey> Key(CancellationToken cancel) => await keys.Ensure(Installation, cancel)
        ?? throw new InvalidOperationException("The key of the installation was destroyed; no token can be signed.");

    [LoggerMessage(Level = LogLevel.Information, Message = "The keys of tokens changed: {Signs} signs from now on; removed: {Removed}")]
    private static partial void LogChanged(ILogger logger, string signs, string removed);
}
