using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Forms;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Differences;

/// <summary>What a draft changes of what is published.</summary>
[Access(Who.Editor)]
internal sealed class DifferencesPage(IStreams streams, CatalogInMemory catalog, IPeople people) : CatalogDraftPage(streams, people)
{
    public DifferenceTable Table { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await Load(cancel) || Published() is not { } published)
            return NotFound();
        Table = new(PartDifference.Between(published, Comparable(Draft.Body)), new FormContext(Draft.Body, catalog, T), Draft.Of);
        return Page();
    }

    private JsonObject? Published() => Draft.Of switch
    {
        DraftKind.Matter => catalog.Find(Draft.Code, Draft.BasedOn) is { } matter ? Comparable(MatterFile.Of(matter)) : null,
        DraftKind.Element => Part(catalog.Parts.Elements.FirstOrDefault(e => e.Code == Draft.Code)),
        DraftKind.Department => Part(catalog.Parts.Departments.FirstOrDefault(e => e.Code == Draft.Code)),
        DraftKind.Hall => Part(catalog.Parts.Halls.FirstOrDefault(e => e.Code == Draft.Code)),
        DraftKind.Item => Part(catalog.Parts.Items.FirstOrDefault(i => i.Code == Draft.Code)),
        DraftKind.Policy => Part(catalog.Parts.Policies.FirstOrDefault(p => p.Code == Draft.Code)),
        _ => null,
    };

    private static JsonObject? Part<T>(T? part)
        where T : class => part is null ? null : System.Text.Json.JsonSerializer.SerializeToNode(part, CatalogJson.Options)!.AsObject();

    /// <summary>Number and day of a version are given when it is published; they are not its content.</summary>
    public static JsonObject Comparable(JsonObject file)
    {
        var copy = file.DeepClone().AsObject();
        copy.Remove("version");
        copy.Remove("effective");
        return copy;
    }
}
