namespace OneStop.Contracts.Privacy;

/// <summary>
/// What a module holds of a person, for the copy that they may ask for (个人信息保护法 45). Whatever it keeps under a person's or an
/// account's id stands in <see cref="Tables"/>, or the test that walks the database fails.
/// </summary>
public interface IHoldsPersonalData
{
    /// <summary>Tables that it answers for, with their schema.</summary>
    IReadOnlyCollection<string> Tables { get; }

    /// <summary>All of it, in groups. Who asks has checked that it is the person.</summary>
    /// <param name="owner">Whose data.</param>
    /// <param name="lang">Of the names of groups and values.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task<IReadOnlyList<DataGroup>> Of(DataOwner owner, Lang lang, CancellationToken cancel);
}

/// <summary>The person who asks about themselves, by the account that they use.</summary>
/// <param name="Account">Account id.</param>
/// <param name="Person">Subject id.</param>
public sealed record DataOwner(Guid Account, Guid Person);

/// <param name="Code">Stable: the copy as a file names the group by it.</param>
/// <param name="Name">In the reader's language.</param>
/// <param name="Rows">Latest first where there is a time.</param>
public sealed record DataGroup(string Code, string Name, IReadOnlyList<DataRow> Rows);

/// <param name="Name">What the row is of, e.g. the number of a case.</param>
/// <param name="Values">In the order in which they are read.</param>
/// <param name="Url">Where it is shown by itself, on this site.</param>
public sealed record DataRow(string Name, IReadOnlyList<DataValue> Values, string? Url = null);

/// <param name="Code">Stable: the copy as a file names the value by it.</param>
/// <param name="Name">In the reader's language.</param>
/// <param name="Value">The whole value as a person reads it.</param>
/// <param name="Masked">What a page shows of it; null when nothing is hidden.</param>
public sealed record DataValue(string Code, string Name, string Value, string? Masked = null);
