using OneStop.Domain;
using OneStop.EventSourcing.Store;
using OneStop.Secrets;

namespace OneStop.EventSourcing.Integrity;

/// <summary>A read model that can be computed again from its events; the check holds the stored rows against that.</summary>
public interface IReadModel
{
    internal Task<(long Rows, string? Fault)> Check(ReadModelCheck check, CancellationToken cancel);
}

/// <summary>What a projection implements to have its tables checked.</summary>
public interface IReadModel<TState> : IInlineProjection<TState>, IReadModel
    where TState : class, IAggregate<TState>
{
    /// <summary>The tables that follow wholly from events.</summary>
    IReadOnlyList<ReadModelTable<TState>> Tables { get; }

    Task<(long Rows, string? Fault)> IReadModel.Check(ReadModelCheck check, CancellationToken cancel) => check.Run(Tables, cancel);
}

/// <summary>One table, and the rows that it must have of a stream.</summary>
/// <param name="Name">With its schema.</param>
/// <param name="Stream">The column with the stream's id.</param>
/// <param name="Key">What tells the rows of one stream apart: a column, or <c>''</c> when there is one row.</param>
/// <param name="Columns">The columns, or expressions with a name, that follow from the events.</param>
/// <param name="Expected">The key and the values of each row, the values in the order of the columns.</param>
/// <param name="Only">A condition on the rows, for a table that is not of this stream's kind alone.</param>
/// <param name="MayHaveMore">Rows that no event asks for are no fault.</param>
public sealed record ReadModelTable<TState>(
    string Name, string Stream, string Key, IReadOnlyList<string> Columns, Func<History<TState>, IEnumerable<(string Key, object?[] Values)>> Expected,
        string Only = "true", bool MayHaveMore = false)
{
    internal string Rows { get; } = $"select {Stream}, ({Key})::text collate \"C\", {string.Join(", ", Columns)} from {Name} where {Only} order by 1, 2";
}

/// <summary>A stream with all that happened in it.</summary>
/// <param name="Key">Null when the subject was forgotten; then its secrets are, too.</param>
public sealed record History<TState>(Guid Id, Guid? Subject, SubjectKey? Key, TState State, IReadOnlyList<Recorded> Events);

/// <summary>A value that the row has encrypted under the stream's subject; a forgotten one is not looked at.</summary>
public sealed record SealedText(string? Text);

/// <summary>The value, or none.</summary>
public sealed record OrNull(object Value);

/// <summary>A value that may be anything: the events do not say.</summary>
public sealed record Unknown
{
    /// <summary>The only value.</summary>
    public static Unknown Value { get; } = new();
}
