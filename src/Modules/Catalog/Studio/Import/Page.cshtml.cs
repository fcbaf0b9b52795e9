using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Check;
using OneStop.Catalog.Package;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.StartDraft;
using OneStop.Contracts.Identity;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Import;

/// <summary>Takes a file of the exchange format into a draft: checked at once, published by somebody else, all of it or nothing.</summary>
[Access(Right.WriteCatalogue), RequestSizeLimit(CatalogPackage.LargestFile + 100_000), RequestFormLimits(MultipartBodyLengthLimit = CatalogPackage.LargestFile + 50_000)]
internal sealed class ImportPage(CatalogInMemory catalog, StartDraftHandler start, IPeople people) : StudioPage(people)
{
    [BindProperty(Name = "file")]
    public IFormFile? Upload { get; set; }

    [BindProperty(Name = "collision")]
    public string? CollisionName { get; set; }

    public IReadOnlyList<CatalogFault> Faults { get; private set; } = [];
    public ImportPlan? Nothing { get; private set; }
    public string? FileName { get; private set; }

    public IReadOnlyList<Choice> Collisions =>
        [.. Enum.GetValues<Collision>().Select(c => DraftIndex.Word(c)).Select(c => new Choice(c, T["import.collision." + c]))];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Upload is not { Length: > 0 })
            return Refuse(Refusal.Invalid("catalog.file-missing", "file"));
        if (Upload.Length > CatalogPackage.LargestFile)
            return Refuse(Refusal.Invalid("catalog.file-too-large", "file"));
        FileName = Path.GetFileName(Upload.FileName);
        using var content = new MemoryStream((int)Upload.Length);
        await Upload.CopyToAsync(content, cancel);
        var (file, broken) = CatalogPackage.Parse(content.ToArray());
        if (file is null)
            return Faulty([broken!]);
        var collision = Enum.TryParse<Collision>(CollisionName, ignoreCase: true, out var chosen) && Enum.IsDefined(chosen) ? chosen : Collision.Refuse;
        var plan = ImportPlan.Of(file, catalog, collision);
        if (plan.Faults.Count > 0)
            return Faulty(plan.Faults);
        if (plan.ChangesNothing)
        {
            Nothing = plan;
            return Page();
        }

        // The draft holds what is to be published, no more: what stays as it is here is not in it.
        var package = CatalogPackage.Write(CatalogParts.Of(plan.Parts), plan.Matters, everything: true);
        package["name"] = new JsonObject { ["zh"] = FileName, ["en"] = FileName };
        var code = $"import-{Now.ChinaDate():yyyyMMdd}-{Guid.CreateVersion7(Now).ToString("N")[^8..]}";
        var outcome = await start.Start(DraftKind.Package, code, 0, package, Actor, IdempotencyKey);
        return outcome.Succeeded(out var id) ? GoAndTell(CatalogLinks.Draft(id), "imported") : Refuse(outcome.Refusals);
    }

    private IActionResult Faulty(IReadOnlyList<CatalogFault> faults)
    {
        Faults = faults;
        return Refuse(Refusal.Invalid("catalog.file-faulty", "file", faults.Count));
    }
}
