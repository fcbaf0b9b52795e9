using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Identity.ListPosts;
using OneStop.Identity.Posts;
using OneStop.Web;

namespace OneStop.Identity.EndPost;

/// <summary>Asks once more before a post is taken away, and says what lies open and who goes on with it.</summary>
[Access(Right.GivePosts)]
internal sealed class EndPostPage(EndPostHandler handler, PostList posts, IPeople people, ICatalog catalog, IEnumerable<IOpenWork> work) : OneStopPage
{
    /// <summary>Counted and named no further.</summary>
    public const int MostCounted = 100, MostNamed = 12;

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    public PostHeld Held { get; private set; } = null!;
    public string Name { get; private set; } = "";
    public PostWords Words => new(T, catalog);

    /// <summary>What lies on the lists of the post; empty when it is not held yet.</summary>
    public IReadOnlyList<OpenWork> Open { get; private set; } = [];

    /// <summary>Who sees the same list, or a part of it, with the post by which they do.</summary>
    public IReadOnlyList<(string Name, PostHeld Post)> Colleagues { get; private set; } = [];

    public int MoreColleagues { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await Load(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await Load(cancel))
            return NotFound();
        var outcome = await handler.Handle(Id, Giver.Of(Actor), cancel);
        return outcome.Succeeded(out var ended) ? GoAndTell(IdentityLinks.PostsOf(ended.Post.Department), "ended") : Refuse(outcome.Refusals);
    }

    private async Task<bool> Load(CancellationToken cancel)
    {
        if (await posts.Find(Id, cancel) is not { } held || !PostRules.IsTheirs(Giver.Of(Actor), held.Post))
            return false;
        Held = held;
        IReadOnlyList<PostHeld> all = held.State(Now) == PostState.InForce ? await posts.Colleagues(held, cancel) : [];
        var same = all.Where(c => Region.Covers(c.Post.Region, held.Post.Region) || Region.Covers(held.Post.Region, c.Post.Region)).ToList();
        var names = await people.StaffNames(same.Take(MostNamed).Select(c => c.Account).Append(held.Account), cancel);
        Name = names.GetValueOrDefault(held.Account) ?? T["posts.nameless"];
        Colleagues = [.. same.Take(MostNamed).Select(c => (names.GetValueOrDefault(c.Account) ?? T["posts.nameless"], c))];
        MoreColleagues = same.Count - Colleagues.Count;
        if (held.State(Now) == PostState.InForce)
            Open = await Lists(all.Select(c => c.Post).Distinct().ToList(), cancel);
        return true;
    }

    private async Task<IReadOnlyList<OpenWork>> Lists(List<Domain.Post> others, CancellationToken cancel)
    {
        var found = new List<OpenWork>();
        foreach (var list in work)
        {
            if (await list.Of(Held.Post, others, MostCounted, cancel) is { } open)
                found.Add(open);
        }

        return found;
    }
}
