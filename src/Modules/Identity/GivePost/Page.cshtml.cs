using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Identity.ListPosts;
using OneStop.Identity.Posts;
using OneStop.Web;

namespace OneStop.Identity.GivePost;

/// <summary>Another post for an official: the next one, or one after a pause.</summary>
[Access(Right.GivePosts)]
internal sealed class GivePostPage(GivePostHandler handler, PostList posts, IPeople people, ICatalog catalog) : OneStopPage
{
    /// <summary>A post of the official, of any time.</summary>
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "department")]
    public string? Department { get; set; }

    [BindProperty(Name = "region")]
    public string? Region { get; set; }

    [BindProperty(Name = "role")]
    public string? Role { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "until")]
    public string? Until { get; set; }

    public PostHeld Held { get; private set; } = null!;
    public string Name { get; private set; } = "";
    public PostWords Words => new(T, catalog);
    public Giver By => Giver.Of(Actor);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await Load(cancel))
            return NotFound();
        (Department, Region, Role) = (Held.Post.Department, Held.Post.Region, Held.Post.Role.ToString().ToLowerInvariant());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await Load(cancel))
            return NotFound();
        var outcome = await handler.Handle(Id, new(Department, Region, Role, From, Until), By, cancel);
        return outcome.Succeeded(out var post) ? GoAndTell(IdentityLinks.Post(post.Id), post.Waits ? "proposed" : "given") : Refuse(outcome.Refusals);
    }

    private async Task<bool> Load(CancellationToken cancel)
    {
        if (await posts.Any(Id, cancel) is not { } held || !PostRules.IsTheirs(By, held.Post))
            return false;
        Held = held;
        Name = (await people.StaffNames([held.Account], cancel)).GetValueOrDefault(held.Account) ?? T["posts.nameless"];
        return true;
    }
}
