using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Files;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>An uploaded page of an item, to whoever may see the item; a page of another department's material is not there.</summary>
[Access(Right.LookAtCases)]
internal sealed class DeskFilePage(DeskCases cases, FileStore files) : OneStopPage
{
    /// <param name="shown">It is shown in a frame of the item's page, or by itself; else it is saved.</param>
    public async Task<IActionResult> OnGetAsync(string number, string item, Guid id, bool shown, CancellationToken cancel)
    {
        if (await cases.OpenForImage(number, item, Actor.Staff(), cancel) is not { } desk || !ShownMaterials.Of(desk, [], null).Has(id))
            return NotFound();
        return await files.Find(desk.Loaded.Id, id, cancel) is not { } file ? NotFound()
            : shown && file.MediaType == Sniff.Pdf ? Serving.Show(Response, file) : Serving.Answer(Response, file);
    }
}
