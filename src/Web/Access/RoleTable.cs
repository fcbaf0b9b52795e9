using OneStop.Domain;

namespace OneStop.Web;

/// <summary>How far what a role does is felt.</summary>
public enum Reach
{
    /// <summary>Within the department of the post, and no further.</summary>
    Department,

    /// <summary>In every department: it is given by those who run the installation only.</summary>
    Everywhere,
}

/// <summary>One role, as the giving of posts sees it.</summary>
public sealed record RoleRow(PostRole Role, Reach Reach);

/// <summary>The one table of roles: a role without a row stops the start of whoever asks for it.</summary>
public static class RoleTable
{
    public static IReadOnlyList<RoleRow> Rows { get; } =
    [
        // The window of a region takes in for all departments.
        new(PostRole.Clerk, Reach.Everywhere),
        new(PostRole.Reviewer, Reach.Department),
        // Matters and dictionaries are those of the whole city.
        new(PostRole.Editor, Reach.Everywhere),
        new(PostRole.Operator, Reach.Everywhere),
        new(PostRole.Administrator, Reach.Department),
    ];

    public static RoleRow Of(PostRole role) => Rows.Single(r => r.Role == role);
}
