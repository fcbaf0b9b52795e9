using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Identity;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>A case of one's own that was opened under another name: says under which it is, with the way to change.</summary>
[Access(Right.FollowOwnCases)]
internal sealed class CaseOfAnotherPage(CaseOfAnother cases, IPeople people) : OneStopPage
{
    [FromRoute]
    public string Number { get; set; } = "";

    /// <summary>The enterprise whose it is; null when it is the reader's own.</summary>
    public string? Enterprise { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (await cases.Find(Number, Actor, cancel) is not { } owner)
            return NotFound();
        Enterprise = owner == Actor.Person ? null : (await people.Enterprise(owner, cancel))?.Name;
        return Page();
    }
}
