using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Files;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>An uploaded page of an item, to whoever may see the item; a page of another department's material is not there.</summary>
[Access(Who.Clerk, Who.Reviewer)]
internal sealed class DeskFilePage(DeskCases cases, FileStore files) : OneStopPage
{
    public async Task<IActionResult> OnGetAsync(string number, string item, Guid id, CancellationToken cancel)
    {
        if (await cases.OpenForImage(number, item, Actor.Staff(), cancel) is not { } desk || !ShownMaterials.Of(desk, [], null).Has(id))
            return NotFound();
        return await files.Find(desk.Loaded.Id, id, cancel) is { } file ? Serving.Answer(Response, file) : NotFound();
    }
}
