using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Identity.ListPosts;
using OneStop.Identity.Posts;
using OneStop.Web;

namespace OneStop.Identity.RefusePost;

/// <summary>Why a proposed post is not given.</summary>
[Access(Right.GivePosts)]
internal sealed class RefusePostPage(RefusePostHandler handler, PostList posts, IPeople people, ICatalog catalog) : OneStopPage
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public PostHeld Held { get; private set; } = null!;
    public string Name { get; private set; } = "";
    /// <summary>What stands in the way, told before anything is written.</summary>
    public Refusal? NotNow => PostRules.NotToDecide(Held, Giver.Of(Actor), agrees: false, Now);

    public PostWords Words => new(T, catalog);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await Load(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await Load(cancel))
            return NotFound();
        var outcome = await handler.Handle(Id, Reason, Giver.Of(Actor), cancel);
        return outcome.IsRefused ? Refuse(outcome.Refusals) : GoAndTell(IdentityLinks.Post(Id), "refused");
    }

    private async Task<bool> Load(CancellationToken cancel)
    {
        if (await posts.Any(Id, cancel) is not { } held || !PostRules.IsTheirs(Giver.Of(Actor), held.Post))
            return false;
        Held = held;
        Name = (await people.StaffNames([held.Account], cancel)).GetValueOrDefault(held.Account) ?? T["posts.nameless"];
        return true;
    }
}
