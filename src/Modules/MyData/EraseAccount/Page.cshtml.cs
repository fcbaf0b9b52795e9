using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Privacy;
using OneStop.Web;

namespace OneStop.MyData.EraseAccount;

/// <summary>What follows when the account goes, before anything is asked.</summary>
[Access(Right.KeepOwnData)]
internal sealed class ErasePage(AccountErasure erasure, IFreshProof proof, Texts texts) : OneStopPage
{
    public ErasurePlan Plan { get; private set; } = ErasurePlan.None;

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!await proof.Has(HttpContext))
            return Redirect(proof.AskThen(MyDataLinks.Erase));
        Plan = await erasure.Plan(new(Actor.Account, Actor.Person!.Value), texts.Lang, cancel);
        return Page();
    }
}
