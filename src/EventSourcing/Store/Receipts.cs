using System.Text.Json;
using Npgsql;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.Secrets;

namespace OneStop.EventSourcing.Store;

/// <summary>
/// The first answer to a command that crossed the network, under its key. The same command of the same person to the same
/// stream gets that answer again; anything else under the key is refused, so that no answer is given to what was not asked.
/// </summary>
internal sealed class Receipts(NpgsqlDataSource db, MasterKeys masters)
{
    /// <summary>What identifies one command under its key.</summary>
    /// <param name="Content">Keyed fingerprint of the command's content: the content itself may be personal.</param>
    internal sealed record Ticket(Guid Actor, string Key, Guid Stream, string Command, byte[] Content);

    /// <summary>Null for a command without a key.</summary>
    public Ticket? For(Guid stream, object command, CommandContext by) => by.IdempotencyKey is not { } key ? null
        : new(by.Actor, key, stream, command.GetType().FullName!, masters.Blind("command", JsonSerializer.Serialize(command, command.GetType(), Wire.Plain)));

    public static NpgsqlBatchCommand Keep<TAnswer>(Ticket ticket, TAnswer answer) => Sql.Statement(
        "insert into platform.receipts (actor, key, stream_id, command, content, answer) values ($1, $2, $3, $4, $5, $6::json)",
        Sql.P(ticket.Actor), Sql.P(ticket.Key), Sql.P(ticket.Stream), Sql.P(ticket.Command), Sql.P(ticket.Content),
            Sql.P(JsonSerializer.Serialize(answer, EventJson.Options)));

    /// <summary>The answer that was given to this very command, a refusal when the key was used for another one, null when it was not used.</summary>
    public async Task<Result<TAnswer>?> Find<TAnswer>(Ticket ticket)
    {
        await using var command = db.CreateCommand("select stream_id, command, content, answer::text from platform.receipts where actor = $1 and key = $2");
        command.Parameters.Add(Sql.P(ticket.Actor));
        command.Parameters.Add(Sql.P(ticket.Key));
        await using var row = await command.ExecuteReaderAsync();
        if (!await row.ReadAsync())
            return null;
        if (row.GetGuid(0) != ticket.Stream || row.GetString(1) != ticket.Command || !row.GetFieldValue<byte[]>(2).AsSpan().SequenceEqual(ticket.Content))
            return Refusal.Conflict("platform.key-reused");
        return Result<TAnswer>.Of(JsonSerializer.Deserialize<TAnswer>(row.GetString(3), EventJson.Options)!);
    }
}
