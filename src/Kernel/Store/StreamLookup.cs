using Npgsql;
using OneStop.Kernel.Database;

namespace OneStop.Kernel.Store;

/// <summary>
/// Which stream to load: by its id, or by what its module knows it by, found in the same round trip.
/// </summary>
/// <param name="Query">One uuid or none, e.g. <c>select id from cases.cases where number = $1</c>. A constant, never put together from input.</param>
/// <param name="Parameters">The query's parameters, from $1 on.</param>
public sealed record StreamLookup(string Query, params IReadOnlyList<NpgsqlParameter> Parameters)
{
    public static StreamLookup ById(Guid id) => new("$1", Sql.P(id));

    /// <summary>A statement about the stream that is looked for; further parameters come after those of the look-up.</summary>
    /// <param name="text">Makes the statement from the expression that yields the stream's id.</param>
    /// <param name="parameters">Further parameters.</param>
    public NpgsqlBatchCommand Statement(Func<string, string> text, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(text($"({Query})"));
        foreach (var parameter in Parameters)
            command.Parameters.Add(parameter.Clone());
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }
}
