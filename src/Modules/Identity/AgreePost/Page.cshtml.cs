using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Identity.ListPosts;
using OneStop.Identity.Posts;
using OneStop.Web;

namespace OneStop.Identity.AgreePost;

/// <summary>What the second person agrees to, once more in words; and who they are, once more.</summary>
[Access(Right.GivePosts), AsksAgain]
internal sealed class AgreePostPage(AgreePostHandler handler, PostList posts, IPeople people, ICatalog catalog) : OneStopPage
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    public PostHeld Held { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();
    public PostWords Words => new(T, catalog);

    /// <summary>What stands in the way, told before anything is pressed.</summary>
    public Refusal? NotNow => PostRules.NotToDecide(Held, Giver.Of(Actor), agrees: true, Now);

    public string Name => Names.GetValueOrDefault(Held.Account) ?? T["posts.nameless"];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await Load(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await Load(cancel))
            return NotFound();
        var outcome = await handler.Handle(Id, Giver.Of(Actor), cancel);
        return outcome.IsRefused ? Refuse(outcome.Refusals) : GoAndTell(IdentityLinks.Post(Id), "agreed");
    }

    private async Task<bool> Load(CancellationToken cancel)
    {
        if (await posts.Any(Id, cancel) is not { } held || !PostRules.IsTheirs(Giver.Of(Actor), held.Post))
            return false;
        Held = held;
        Names = await people.StaffNames(held.By is { } by ? [held.Account, by] : [held.Account], cancel);
        return true;
    }
}
