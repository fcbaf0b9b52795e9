using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Identity.ListPosts;
using OneStop.Identity.Posts;
using OneStop.Web;

namespace OneStop.Identity.AddStaff;

/// <summary>Adds an official; the one-time password is shown once, in the answer to the press.</summary>
[Access(Right.GivePosts)]
internal sealed class AddStaffPage(AddStaffHandler handler, ICatalog catalog) : OneStopPage
{
    [BindProperty(Name = "user")]
    public string? Login { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "id-number")]
    public string? IdNumber { get; set; }

    [BindProperty(Name = "department", SupportsGet = true)]
    public string? Department { get; set; }

    [BindProperty(Name = "region")]
    public string? Region { get; set; }

    [BindProperty(Name = "role")]
    public string? Role { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "until")]
    public string? Until { get; set; }

    public AddedOfficial? Added { get; private set; }
    public PostWords Words => new(T, catalog);
    public Giver By => Giver.Of(Actor);

    public void OnGet()
    {
        // Whoever gives the posts of one department is not asked which.
        if (Words.Departments(By) is [var only])
            Department = only.Value;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await handler.Handle(new(Login, Name, IdNumber, Department, Region, Role) { From = From, Until = Until }, By, cancel);
        if (!outcome.Succeeded(out var added))
            return Refuse(outcome.Refusals);
        Added = added;
        return Page();
    }
}
