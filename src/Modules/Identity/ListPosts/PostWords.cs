using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Identity.Posts;
using OneStop.Web;

namespace OneStop.Identity.ListPosts;

/// <summary>A post in the reader's words, and what a new one may be made of.</summary>
internal sealed class PostWords(Texts t, ICatalog catalog)
{
    public string Of(Post post) => $"{Department(post.Department)}·{Region(post.Region)}·{Role(post.Role)}";

    public string Department(string code) => catalog.Departments.FirstOrDefault(d => d.Code == code) is { } known ? t.Of(known.Name) : code;

    public string Region(string code) => catalog.Regions.FirstOrDefault(r => r.Code == code) is { } known ? t.Of(known.Name) : code;

    public string Role(PostRole role) => t["account.role." + Word(role)];

    /// <summary>What it is called where it stands: 在岗, 还没开始, 结束了.</summary>
    public string State(PostState state) => t["post.state." + state.ToString().ToLowerInvariant()];

    /// <summary>The last day, or that there is none.</summary>
    public string LastDay(PostHeld post) => post.LastDay is { } day ? t.Date(day) : t["post.no-end"];

    /// <summary>Why one person is not enough to give it; null where one is.</summary>
    public string? WhyTwo(Post post) => RoleTable.WhyTwo(post) is { } why ? t["role.two-people." + why] : null;

    /// <summary>What a post of this role may do, each with over what, as <see cref="RightsTable"/> says.</summary>
    public IReadOnlyList<string> MayDo(PostRole role) => [.. RightsTable.Of(role).Select(r => t["rights.may", t.Words(r.Right), t.Words(r.Scope)])];

    /// <summary>The second person, or why there is none.</summary>
    public string Second(PostHeld post, IReadOnlyDictionary<Guid, string> names) =>
        post.AgreedBy is { } second ? Name(second, names)
        : post.RefusedAt is not null ? t["rights.second.refused", Name(post.RefusedBy, names)]
        : post.AwaitsUntil is not null ? t["post.agreed-by-nobody"]
        : t[RoleTable.WhyTwo(post.Post) is null ? "rights.second.not-needed" : "rights.second.none"];

    /// <summary>An official, or the command line.</summary>
    public string Name(Guid? account, IReadOnlyDictionary<Guid, string> names) =>
        account is not { } known ? t["post.command-line"] : names.GetValueOrDefault(known) ?? t["posts.nameless"];

    public IReadOnlyList<Choice> Departments(Giver by) =>
        [.. catalog.Departments.Where(d => by.Post is not { Role: PostRole.Administrator } own || d.Code == own.Department).Select(d => new Choice(d.Code, t.Of(d.Name)))];

    /// <summary>The city and its districts: cases are filed in districts.</summary>
    public IReadOnlyList<Choice> Regions(Giver by) =>
    [
        .. catalog.Regions.Where(r => r.Level is 2 or 3)
            .Where(r => by.Post is not { Role: PostRole.Administrator } own || Contracts.Catalog.Region.Covers(own.Region, r.Code))
            .Select(r => new Choice(r.Code, t.Of(r.Name))),
    ];

    public IReadOnlyList<Choice> Roles(Giver by) =>
    [
        .. RoleTable.Rows.Where(r => by.Post is not { Role: PostRole.Administrator } || r.Reach == Reach.Department)
            .Select(r => new Choice(Word(r.Role), Role(r.Role), t["posts.role." + Word(r.Role)])),
    ];

    private static string Word(PostRole role) => role.ToString().ToLowerInvariant();
}
