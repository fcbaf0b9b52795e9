using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>Shows one item to the official it belongs to; does nothing with it.</summary>
[Access(Right.LookAtCases)]
internal sealed class ReviewItemPage(Workbench workbench) : WorkbenchPage(workbench), IShowsTyped
{
    private DecisionForm typed = DecisionForm.Empty;

    public override DecisionForm Typed => typed;

    public void ShowTyped(IFormCollection typed) => this.typed = DecisionForm.Read(typed) ?? DecisionForm.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => !ModelState.IsValid ? BadRequest() : await Load(cancel) ? Page() : NotFound();
}
