using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Identity.Mandates;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.AnswerMandate;

/// <summary>Shows an offer and takes the answer.</summary>
[Access(Right.KeepOwnMandates)]
internal sealed class AnswerMandatePage(AnswerMandateHandler handler, MandateAccess access, ICatalog catalog) : OneStopPage
{
    private const string Accepts = "yes", Declines = "no";

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "answer")]
    public string? Answer { get; set; }

    public Mandate Mandate { get; private set; } = null!;
    public MandateWords Words => new(T, catalog);

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!await Open(cancel))
            return NotFound();
        return Mandate.StateAt(Now) == MandateState.Offered ? Page() : Redirect(IdentityLinks.Mandate(Id));
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!await Open(cancel))
            return NotFound();
        if (Answer is not (Accepts or Declines))
            return BadRequest();
        var answered = await handler.Handle(Actor, Id, Answer == Accepts, cancel);
        if (answered.IsRefused)
            return Refuse(answered.Refusals);
        if (Answer == Accepts)
            await SessionKeeper.NoteChoice(HttpContext);
        return GoAndTell(IdentityLinks.Mandate(Id), Answer == Accepts ? "accepted" : "declined");
    }

    private async Task<bool> Open(CancellationToken cancel)
    {
        if (await access.Find(Id, Actor.Person!.Value, cancel) is not { Sides.Holds: true } found)
            return false;
        Mandate = found.Mandate;
        return true;
    }
}
