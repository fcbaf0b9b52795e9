using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Npgsql;
using Weasel.Core;
using Weasel.Storage;

namespace OneStop.EventSourcing.Store;

/// <summary>
/// A statement of a projection or a module in Marten's unit of work, with its typed parameters. (Marten's own
/// <c>QueueSqlCommand</c> takes bare values and would have to guess the types.)
/// </summary>
internal sealed partial class SqlOperation(NpgsqlBatchCommand statement) : Weasel.Storage.IStorageOperation, NoDataReturnedCall
{
    private static readonly ConcurrentDictionary<string, (string Text, int Parameter)[]> Parsed = new(StringComparer.Ordinal);

    public Type DocumentType => typeof(SqlOperation);

    public OperationRole Role() => OperationRole.Other;

    public void ConfigureCommand(Weasel.Core.ICommandBuilder builder, IStorageSession session)
    {
        var postgres = (Weasel.Postgresql.ICommandBuilder)builder;
        foreach (var (text, parameter) in Parsed.GetOrAdd(statement.CommandText, static t => Parse(t)))
        {
            postgres.Append(text);
            if (parameter < 0)
                continue;
            var given = statement.Parameters[parameter];
            var taken = postgres.AppendParameter(given.Value ?? DBNull.Value);
            if (given.NpgsqlDbType != NpgsqlTypes.NpgsqlDbType.Unknown)
                taken.NpgsqlDbType = given.NpgsqlDbType;
        }
    }

    public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;

    /// <summary>The text in pieces, each followed by one parameter but the last.</summary>
    private static (string Text, int Parameter)[] Parse(string text)
    {
        var parts = new List<(string, int)>();
        var from = 0;
        foreach (Match mark in Mark().Matches(text))
        {
            parts.Add((text[from..mark.Index], int.Parse(mark.ValueSpan[1..], System.Globalization.CultureInfo.InvariantCulture) - 1));
            from = mark.Index + mark.Length;
        }

        parts.Add((text[from..], -1));
        return [.. parts];
    }

    [GeneratedRegex(@"\$\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Mark();
}
