using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Studio.Forms;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Differences;

/// <summary>What a draft changes of what is published.</summary>
[Access(Right.WriteCatalogue)]
internal sealed class DifferencesPage(IStreams streams, CatalogInMemory catalog, IPeople people) : CatalogDraftPage(streams, people)
{
    public DifferenceTable Table { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await Load(cancel) || PartDifference.Published(Draft, catalog) is not { } published)
            return NotFound();
        Table = new(PartDifference.Between(published, PartDifference.Comparable(Draft.Body)), new FormContext(Draft.Body, catalog, T), Draft.Of);
        return Page();
    }
}
