using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Privacy;
using OneStop.Web;

namespace OneStop.MyData.EraseAccount.AskAgain;

/// <summary>Asks a second time, and erases.</summary>
[Access(Right.KeepOwnData)]
internal sealed class EraseLastPage(AccountErasure erasure, IFreshProof proof) : OneStopPage
{
    /// <summary>Ticked: it cannot be undone.</summary>
    [BindProperty(Name = "sure")]
    public string? Sure { get; set; }

    public async Task<IActionResult> OnGet() => await proof.Has(HttpContext) ? Page() : Redirect(proof.AskThen(MyDataLinks.EraseLast));

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!await proof.Has(HttpContext))
            return Redirect(proof.AskThen(MyDataLinks.EraseLast));
        if (Sure != "1")
            return Refuse(Refusal.Invalid("mydata.not-sure", "sure"));
        var done = await erasure.Now(new DataOwner(Actor.Account, Actor.Person!.Value), cancel);
        if (done.IsRefused)
            return Refuse(done.Refusals);
        await HttpContext.SignOutAsync();
        return LocalRedirect(MyDataLinks.Erased);
    }
}
