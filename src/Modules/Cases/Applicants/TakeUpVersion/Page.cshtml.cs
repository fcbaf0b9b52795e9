using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Drafts;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>The press on 按新的办 on the task list.</summary>
[Access(Right.Apply)]
internal sealed class TakeUpVersionPage(TakeUpVersion take) : DraftPage
{
    // Whoever comes here by the way back from signing in presses again.
    public IActionResult OnGet() => Redirect(CaseLinks.Draft(Id));

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var taken = await take.Handle(Id, Actor, HttpContext.Network(), cancel);
        if (taken.IsRefused)
            return Turn(taken.Refusals);
        return await Open(cancel) is { } other ? other
            : Redirect(Filing.Composition.Unanswered.Count > 0 ? CaseLinks.DraftAnswers(Id) : CaseLinks.Draft(Id));
    }
}
