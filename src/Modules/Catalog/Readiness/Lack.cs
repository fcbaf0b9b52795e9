using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Readiness;

/// <summary>What a department lacks without which an application stops on its way.</summary>
internal enum LackKind
{
    /// <summary>Nothing can be issued, granted or denied on paper.</summary>
    Seal,

    /// <summary>Nobody decides.</summary>
    Reviewer,

    /// <summary>Nobody takes in: shared by all departments.</summary>
    Clerk,

    /// <summary>Nobody is met in person.</summary>
    Hall,
}

/// <param name="Department">Whose; null for what all departments of a place share.</param>
/// <param name="Districts">Where; empty for everywhere that its matters are filed.</param>
internal sealed record Lack(LackKind Kind, Department? Department, IReadOnlyList<Region> Districts);
