using Model = OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Open.V20261201;

// The shapes of version 2026-12-01 of the open data. They are promises: nothing here is renamed, retyped or removed. A new
// optional part may be added; anything else is a new version beside this one.

/// <summary>A text in both languages. Chinese is the one that counts in law.</summary>
/// <param name="Zh">Simplified Chinese.</param>
/// <param name="En">English.</param>
public sealed record Text(string Zh, string En)
{
    internal static Text Of(Bilingual text) => new(text.Zh, text.En);
    internal static Text? Maybe(Bilingual? text) => text is null ? null : Of(text);
}

/// <summary>One page of a list.</summary>
public sealed record Page<T>
{
    /// <summary>At most <c>limit</c> of them, in a fixed order.</summary>
    public required IReadOnlyList<T> Data { get; init; }

    /// <summary>Give this as <c>cursor</c> to go on; absent on the last page.</summary>
    public string? Next { get; init; }
}

/// <summary>Whether a number was checked against its source. An unverified one must not be presented as law.</summary>
public enum Evidence { Unverified, Sourced }

/// <summary>Working days follow the State Council's yearly notice; months run to the day of the same number.</summary>
public enum LimitUnit { WorkingDays, CalendarDays, Months }

/// <summary>A time limit.</summary>
public sealed record Limit
{
    /// <summary>How many of the unit; 0 means on the spot.</summary>
    public required int Days { get; init; }

    public required LimitUnit Unit { get; init; }

    /// <summary>The rule or promise that it comes from.</summary>
    public required Text Basis { get; init; }

    public required Evidence Evidence { get; init; }

    internal static Limit Of(Model.TimeLimit limit) => new()
    {
        Days = limit.Days,
        Unit = limit.Unit switch
        {
            Model.LimitUnit.WorkingDays => LimitUnit.WorkingDays,
            Model.LimitUnit.Months => LimitUnit.Months,
            _ => LimitUnit.CalendarDays,
        },
        Basis = Text.Of(limit.Basis),
        Evidence = Proof(limit.Evidence),
    };

    internal static Evidence Proof(Model.Evidence evidence) => evidence == Model.Evidence.Sourced ? Evidence.Sourced : Evidence.Unverified;
}
