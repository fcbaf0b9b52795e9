using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Identity.ListPosts;
using OneStop.Identity.Posts;
using OneStop.Web;

namespace OneStop.Identity.ShowPost;

/// <summary>One post: whose it is, from when until when, who did what to it.</summary>
[Access(Who.Operator, Who.Administrator)]
internal sealed class PostPage(PostList posts, IPeople people, ICatalog catalog) : OneStopPage
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    public PostHeld Held { get; private set; } = null!;
    public IReadOnlyList<PostAct> Acts { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();
    public PostWords Words => new(T, catalog);

    public string Name => Names.GetValueOrDefault(Held.Account) ?? T["posts.nameless"];

    public PostState State => Held.State(Now);

    public bool IsOwn => Held.Account == Actor.Account;

    public string NameOf(Guid? account) => account is not { } known ? T["post.command-line"] : Names.GetValueOrDefault(known) ?? T["posts.nameless"];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await posts.Any(Id, cancel) is not { } held || !PostRules.IsTheirs(Giver.Of(Actor), held.Post))
            return NotFound();
        Held = held;
        Acts = await posts.Acts(Id, cancel);
        Names = await people.StaffNames(Acts.Select(a => a.By).Append(held.By).OfType<Guid>().Append(held.Account), cancel);
        return Page();
    }
}
