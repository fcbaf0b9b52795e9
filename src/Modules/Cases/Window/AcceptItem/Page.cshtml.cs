using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Desk;
using OneStop.Web;

namespace OneStop.Cases.Window;

/// <summary>The press on 受理 in the workbench: this item, or all that the window has in hand of the case.</summary>
[Access(Right.TakeIn)]
internal sealed class AcceptItemPage(Workbench workbench) : ItemCommandPage(workbench)
{
    [BindProperty(Name = "all")]
    public bool All { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var others = All ? Request.Form["also"].OfType<string>() : [];
        return await Send(new AcceptItems(Number, [Code, .. others]), "accept", "accepted", cancel);
    }
}
