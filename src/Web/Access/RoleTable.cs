using OneStop.Contracts.Catalog;
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
/// <param name="TwoPeople">
/// Why one person is not enough to give it: the end of a key <c>role.two-people.…</c>; null where one is.
/// </param>
/// <param name="TwoForCity">The same for a post whose region is a whole city or more; null where that makes no difference.</param>
public sealed record RoleRow(PostRole Role, Reach Reach, string? TwoPeople = null, string? TwoForCity = null);

/// <summary>The one table of roles: how far each reaches, and which takes two people to give.</summary>
public static class RoleTable
{
    public static IReadOnlyList<RoleRow> Rows { get; } =
    [
        // The window of a region takes in for all departments: with the whole city as region it sees every case there is.
        new(PostRole.Clerk, Reach.Everywhere, TwoForCity: "sees-all"),
        new(PostRole.Reviewer, Reach.Department),
        // Matters and dictionaries are those of the whole city.
        new(PostRole.Editor, Reach.Everywhere, "publishes"),
        new(PostRole.Operator, Reach.Everywhere, "runs"),
        // Whose data was touched by whom is told in the trail, whoever it was.
        new(PostRole.Auditor, Reach.Everywhere, "reads-trail"),
        new(PostRole.Administrator, Reach.Department, "gives-posts"),
    ];

    public static RoleRow Of(PostRole role) => Rows.Single(r => r.Role == role);

    /// <summary>Why one person is not enough to give this post; null where one is.</summary>
    public static string? WhyTwo(Post post) => Of(post.Role) is var row && row.TwoForCity is { } why && IsCity(post.Region) ? why : row.TwoPeople;

    private static bool IsCity(string region) => region.Length >= 6 && Region.Covers(region, region[..4] + "00");
}
