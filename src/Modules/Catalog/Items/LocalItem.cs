using OneStop.Contracts.Catalog;
using OneStop.Identifiers;

namespace OneStop.Catalog.Items;

/// <summary>How one department of one region offers a basic item (实施清单): only what differs from place to place.</summary>
internal sealed record LocalItem
{
    public const int LongestCode = 50;

    /// <summary>Implementing code (实施编码): unique, see <see cref="IsImplementingCode"/>.</summary>
    public required string Code { get; init; }

    public required string Basic { get; init; }
    public required string Region { get; init; }

    /// <summary>Code of the department.</summary>
    public required string Department { get; init; }

    /// <summary>What the department promises; null means what the law says.</summary>
    public int? PromisedDays { get; init; }

    public LimitUnit PromisedUnit { get; init; }

    /// <summary>Yuan; 0 means free.</summary>
    public decimal Fee { get; init; }

    /// <summary>How much of it is done online, 1 to 4.</summary>
    public string? Depth { get; init; }

    /// <summary>Ways of filing: 1 window, 2 computer, 3 mobile, 4 post.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Codes of the halls that serve it.</summary>
    public IReadOnlyList<string> Halls { get; init; } = [];

    /// <summary>When people are served, where it is not as the hall says.</summary>
    public string? Hours { get; init; }

    public string? Phone { get; init; }
    public string? SupervisionPhone { get; init; }

    /// <summary>First day on which it is offered.</summary>
    public DateOnly? OpensOn { get; init; }

    /// <summary>First day on which it is offered no more.</summary>
    public DateOnly? ClosedOn { get; init; }

    public bool IsOpen(DateOnly day) => (OpensOn is null || OpensOn <= day) && (ClosedOn is null || day < ClosedOn);

    /// <summary>
    /// The profile in use, 31 characters: the unified credit code of the office and 13 digits. The written standard differs,
    /// so that the column takes 50.
    /// </summary>
    public static bool IsImplementingCode(string code) =>
        code.Length == 31 && UnifiedCreditCode.IsValid(code[..18]) && code.AsSpan(18).IndexOfAnyExceptInRange('0', '9') < 0;
}
