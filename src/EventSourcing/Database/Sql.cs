using Npgsql;

namespace OneStop.EventSourcing.Database;

/// <summary>Short, typed parameters for positional SQL ($1, $2, …).</summary>
public static class Sql
{
    /// <summary>A parameter whose type follows from the value's.</summary>
    public static NpgsqlParameter P<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    /// <summary>A transaction id (<c>xid8</c>), which Npgsql would not guess from an unsigned number.</summary>
    internal static NpgsqlParameter Xid(ulong value) => new NpgsqlParameter<ulong> { TypedValue = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Xid8 };

    /// <summary>A command on an open connection; without one, use <see cref="NpgsqlDataSource.CreateCommand(string)"/>.</summary>
    public static NpgsqlCommand Command(NpgsqlConnection connection, string text, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>A statement of a batch.</summary>
    public static NpgsqlBatchCommand Statement(string text, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }
}
