using Microsoft.AspNetCore.Mvc;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>Shows one item to the official it belongs to; does nothing with it.</summary>
[Access(Who.Clerk, Who.Reviewer)]
internal sealed class ReviewItemPage(Workbench workbench) : WorkbenchPage(workbench)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => !ModelState.IsValid ? BadRequest() : await Load(cancel) ? Page() : NotFound();
}
