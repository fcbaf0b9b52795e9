using System.Data;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Npgsql;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Events;
using OneStop.EventSourcing.Store;
using OneStop.Secrets;

namespace OneStop.EventSourcing.Integrity;

/// <summary>Reads the streams of one kind and the tables made of them side by side, in order of streams, on one snapshot.</summary>
internal sealed class ReadModelCheck(NpgsqlDataSource db, string snapshot, EventTypes types, MasterKeys masters)
{
    public async Task<(long Rows, string? Fault)> Run<TState>(IReadOnlyList<ReadModelTable<TState>> tables, CancellationToken cancel)
        where TState : class, IAggregate<TState>
    {
        var rows = 0L;
        foreach (var table in tables)
        {
            var (count, fault) = await Run(table, cancel);
            rows += count;
            if (fault is not null)
                return (rows, fault);
        }

        return (rows, null);
    }

    private async Task<(long Rows, string? Fault)> Run<TState>(ReadModelTable<TState> table, CancellationToken cancel)
        where TState : class, IAggregate<TState>
    {
        var rows = 0L;
        await using var stored = Rows(table.Rows, table.Columns.Count, cancel).GetAsyncEnumerator(cancel);
        var more = await stored.MoveNextAsync();
        await using var histories = Histories<TState>(cancel).GetAsyncEnumerator(cancel);
        Guid? last = null;
        try
        {
            while (await histories.MoveNextAsync())
            {
                var history = histories.Current;
                last = history.Id;
                foreach (var (key, values) in table.Expected(history).OrderBy(r => r.Key, StringComparer.Ordinal))
                {
                    while (more && Precedes(stored.Current, history.Id, key))
                    {
                        if (!table.MayHaveMore)
                            return (rows, Invented(stored.Current));
                        more = await stored.MoveNextAsync();
                    }

                    if (!more || stored.Current.Stream != history.Id || stored.Current.Key != key)
                        return (rows, $"{table.Name}: stream {history.Id}{Named(key)} has no row, though its events say so.");
                    for (var i = 0; i < values.Length; i++)
                    {
                        if (!Fits(values[i], stored.Current.Values[i], history.Key))
                            return (rows, $"{table.Name}: stream {history.Id}{Named(key)}: {Label(table.Columns[i])} is not what its events say.");
                    }

                    rows++;
                    more = await stored.MoveNextAsync();
                }
            }
        }
#pragma warning disable CA1031 // A stream that cannot be read is what is looked for, not the end of the check.
        catch (Exception unread) when (unread is not NpgsqlException and not OperationCanceledException)
#pragma warning restore CA1031
        {
            var which = last is { } id ? $"after {id}" : "that is first";
            return (rows, $"{table.Name}: the stream {which}, or what follows from it, cannot be read ({unread.GetType().Name}).");
        }

        return (rows, more && !table.MayHaveMore ? Invented(stored.Current) : null);

        string Invented(Row row) => $"{table.Name}: stream {row.Stream}{Named(row.Key)} has a row that no event made.";
    }

    private static bool Precedes(Row row, Guid stream, string key) =>
        row.Stream.CompareTo(stream) is var order && (order < 0 || (order == 0 && string.CompareOrdinal(row.Key, key) < 0));

    private static string Named(string key) => key.Length == 0 ? "" : $", {key}";

    private static string Label(string column) => column[(column.LastIndexOf(' ') + 1)..];

    private static bool Fits(object? expected, object? stored, SubjectKey? key) => (expected, stored) switch
    {
        (Unknown, _) => true,
        (OrNull { Value: var value }, _) => stored is null || Fits(value, stored, key),
        (SealedText { Text: null }, _) => true,
        (SealedText { Text: { } text }, byte[] bytes) => key is null || Opens(key, bytes, text),
        (byte[] bytes, byte[] other) => bytes.AsSpan().SequenceEqual(other),
        (byte[][] many, byte[][] others) => many.Length == others.Length && many.Zip(others).All(p => p.First.AsSpan().SequenceEqual(p.Second)),
        (DateTimeOffset at, DateTime time) => at.UtcDateTime == time,
        (DateOnly day, DateTime time) => day == DateOnly.FromDateTime(time),
        (int or short or long, int or short or long) => Convert.ToInt64(expected, null) == Convert.ToInt64(stored, null),
        _ => Equals(expected, stored),
    };

    private static bool Opens(SubjectKey key, byte[] bytes, string text)
    {
        try
        {
            return key.OpenText(bytes) == text;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private async IAsyncEnumerable<Row> Rows(string text, int columns, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var reading = await Open(text, [], cancel);
        while (await reading.Reader.ReadAsync(cancel))
        {
            var values = new object?[columns];
            for (var i = 0; i < columns; i++)
                values[i] = await reading.Reader.IsDBNullAsync(i + 2, cancel) ? null : reading.Reader.GetValue(i + 2);
            yield return new(reading.Reader.GetGuid(0), reading.Reader.GetString(1), values);
        }
    }

    private async IAsyncEnumerable<History<TState>> Histories<TState>([EnumeratorCancellation] CancellationToken cancel)
        where TState : class, IAggregate<TState>
    {
        await using var reading = await Open(EventRows.OfKind, [Sql.P(MartenSetup.StreamTypeOf(typeof(TState)))], cancel);
        var reader = reading.Reader;
        History<TState>? history = null;
        var events = new List<Recorded>();
        while (await reader.ReadAsync(cancel))
        {
            var id = reader.GetGuid(0);
            if (history?.Id != id)
            {
                if (history is not null)
                    yield return history;
                Guid? subject = reader.IsDBNull(1) ? null : reader.GetGuid(1);
                events = [];
                history = new(id, subject, subject is { } s ? masters.Unwrap(s, reader.IsDBNull(2) ? null : reader.GetFieldValue<byte[]>(2))
                    : null, TState.Empty, events);
            }

            var recorded = EventRows.Recorded(reader, 3, types, history.Key);
            events.Add(recorded);
            history = history with { State = history.State.Evolve(recorded.Event, recorded.Meta) };
        }

        if (history is not null)
            yield return history;
    }

    private async Task<Reading> Open(string text, NpgsqlParameter[] parameters, CancellationToken cancel)
    {
        var connection = await db.OpenConnectionAsync(cancel);
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await using (var same = Sql.Command(connection, $"set transaction snapshot '{snapshot}'"))
            await same.ExecuteNonQueryAsync(cancel);
        var command = Sql.Command(connection, text, parameters);
        command.CommandTimeout = 0;
        return new(connection, transaction, command, await command.ExecuteReaderAsync(cancel));
    }

    private sealed record Row(Guid Stream, string Key, object?[] Values);

    private sealed record Reading(NpgsqlConnection Connection, NpgsqlTransaction Transaction, NpgsqlCommand Command, NpgsqlDataReader Reader) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Reader.DisposeAsync();
            await Command.DisposeAsync();
            await Transaction.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }
}
