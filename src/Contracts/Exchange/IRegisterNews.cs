using System.Text.Json.Nodes;

namespace OneStop.Contracts.Exchange;

/// <summary>Tells registers of other departments what was decided, so that they say the same as the paper.</summary>
public interface IRegisterNews
{
    /// <summary>
    /// Says what an entry holds from now on, what it does not name stays; or ends it. News may come late, twice and out of order: a register
    /// passes over a document that it knows, and what was decided before the newest that it has of the subject.
    /// </summary>
    /// <param name="register">One of <see cref="RegisterNames.Shared"/>, one that was added by data, or <see cref="RegisterNames.MarketEntities"/>.</param>
    /// <param name="of">Whose entry.</param>
    /// <param name="tale">What it says.</param>
    /// <param name="look">Who tells and why: it is on record as a look is.</param>
    /// <param name="cancel">Given up by the caller: the only case that throws.</param>
    /// <returns>Why it was not told; null when it was. A register that is not connected is <see cref="AwayReason.NotConnected"/>.</returns>
    Task<AwayReason?> Tell(string register, CodeHolder of, RegisterTale tale, Look look, CancellationToken cancel = default);
}

/// <summary>What a register is told.</summary>
/// <param name="Entry">What it says from now on; null when it ends.</param>
/// <param name="Document">Identifies the document that it follows from.</param>
/// <param name="DecidedAt">When it was decided.</param>
public sealed record RegisterTale(JsonObject? Entry, Guid Document, DateTimeOffset DecidedAt)
{
    /// <summary>Which of several things of the subject it is told of, as of one home; null for all that is on file.</summary>
    public RegisterRow? Row { get; init; }
}

/// <summary>One of several things of the same kind that a subject has.</summary>
/// <param name="List">Path of the list in the entry: <c>homes</c>.</param>
/// <param name="Key">Path in a row that tells it from the others: <c>unitNumber</c>.</param>
/// <param name="Value">What stands there.</param>
public sealed record RegisterRow(string List, string Key, string Value);
