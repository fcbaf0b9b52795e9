using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Drafts;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

[Access(Right.Apply)]
internal sealed class DiscardPage : DraftPage
{
    public int Pages => Filing.State.Pages.Values.SelectMany(p => p).Select(p => p.File).Distinct().Count();

    public async Task<IActionResult> OnGet(CancellationToken cancel) => await Open(cancel) ?? Page();

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        return await Drafts.Discard(Id, Reach, cancel) ? GoAndTell(CaseLinks.MyCases, "discarded") : Redirect(CaseLinks.MyCases);
    }
}
