using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Catalog.Prepare;

/// <summary>What one material must show, and a text to print and fill in where there is one.</summary>
[Access(Right.ReadSite)]
public sealed class PreparePage(ICatalog catalog) : OneStopPage
{
    public Matter Matter { get; private set; } = null!;
    public MaterialSpec Material { get; private set; } = null!;

    public IActionResult OnGet(string code, string material)
    {
        if (catalog.Find(code) is not { } matter || matter.Materials.FirstOrDefault(m => m.Code == material) is not { Points.Count: > 0 } spec)
            return NotFound();
        (Matter, Material) = (matter, spec);
        return Page();
    }

    /// <summary>The items that look at it, in words.</summary>
    public string UsedFor => string.Join(T["guide.and"], Matter.Items.Where(i => i.Materials.Any(m => m.Material == Material.Code)).Select(i => T.Of(i.Name)));

    public string Formats =>
        string.Join(T["guide.and"], Material.Accepts.SelectMany(t => t switch
        {
            "application/pdf" => ["PDF"],
            "image/jpeg" => ["JPG", "WebP"],
            "image/png" => ["PNG"],
            _ => new[] { t },
        }));
}
