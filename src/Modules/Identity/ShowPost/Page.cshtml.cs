using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Identity.ListPosts;
using OneStop.Identity.Posts;
using OneStop.Identity.RefusePost;
using OneStop.Web;

namespace OneStop.Identity.ShowPost;

/// <summary>One post: whose it is, from when until when, who did what to it.</summary>
[Access(Right.GivePosts)]
internal sealed class PostPage(PostList posts, RefusalReasons reasons, IPeople people, ICatalog catalog) : OneStopPage
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    public PostHeld Held { get; private set; } = null!;
    public IReadOnlyList<PostAct> Acts { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();
    public PostWords Words => new(T, catalog);

    public string Name => Names.GetValueOrDefault(Held.Account) ?? T["posts.nameless"];

    public PostState State => Held.State(Now);

    /// <summary>Held now, or later.</summary>
    public bool IsLive => State is PostState.InForce or PostState.Coming;

    public bool IsOwn => Held.Account == Actor.Account;

    /// <summary>Why it was refused, when a reason was given.</summary>
    public string? Reason { get; private set; }

    /// <summary>What stands in the way of agreeing to it.</summary>
    public Refusal? NotToAgree => PostRules.NotToDecide(Held, Giver.Of(Actor), agrees: true, Now);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await posts.Any(Id, cancel) is not { } held || !PostRules.IsTheirs(Giver.Of(Actor), held.Post))
            return NotFound();
        Held = held;
        Acts = await posts.Acts(Id, cancel);
        Names = await people.StaffNames(Acts.Select(a => a.By).Append(held.By).Append(held.AgreedBy).OfType<Guid>().Append(held.Account), cancel);
        Reason = held.RefusedAt is null ? null : await reasons.Of(Id, cancel);
        return Page();
    }
}
