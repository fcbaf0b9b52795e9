using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.Identity.Posts;
using OneStop.Web;

namespace OneStop.Identity.ListPosts;

/// <summary>Who holds which post: for those who run the installation, and for administrators in their own department.</summary>
[Access(Right.GivePosts)]
internal sealed class PostsPage(PostList posts, IPeople people, UserNames users, ICatalog catalog) : OneStopPage
{
    private const int PageSize = 25, MostWaiting = 50;

    [BindProperty(Name = "department", SupportsGet = true)]
    public string? Department { get; set; }

    /// <summary>The last row of the page before: ticks/id.</summary>
    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>What a second person has yet to agree to.</summary>
    public IReadOnlyList<PostHeld> Waiting { get; private set; } = [];

    public IReadOnlyList<PostHeld> Rows { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();
    public IReadOnlyDictionary<Guid, string> Users { get; private set; } = new Dictionary<Guid, string>();
    public string? Next { get; private set; }
    public PostWords Words => new(T, catalog);
    public Giver By => Giver.Of(Actor);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var after = Place(After);
        if (After is not null && after is null)
            return BadRequest();
        if (By.Post is { Role: PostRole.Administrator } own)
            Department = own.Department;
        else if (catalog.Departments.All(d => d.Code != Department))
            Department = null;
        Waiting = After is null ? await posts.Waiting(Department, MostWaiting, cancel) : [];
        var rows = await posts.List(Department, after, PageSize + 1, cancel);
        Rows = [.. rows.Take(PageSize)];
        Names = await people.StaffNames(Rows.Concat(Waiting).SelectMany(r => r.By is { } by ? new[] { r.Account, by } : [r.Account]), cancel);
        Users = await users.Of(Rows.Select(r => r.Account), cancel);
        Next = rows.Count > PageSize
            ? IdentityLinks.PostsOf(Department, string.Create(CultureInfo.InvariantCulture, $"{Rows[^1].From.UtcTicks}/{Rows[^1].Id}")) : null;
        return Page();
    }

    private static (DateTimeOffset, Guid)? Place(string? after) =>
        after?.Split('/', 2) is [var ticks, var id] && Guid.TryParse(id, out var post) && long.TryParse(ticks, CultureInfo.InvariantCulture, out var since)
            && since >= 0 && since <= DateTimeOffset.MaxValue.UtcTicks ? (new(since, TimeSpan.Zero), post) : null;
}
