using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio.OpenDraft;

[Access(Right.WriteCatalogue)]
internal sealed class OpenDraftPage(IStreams streams, CatalogInMemory catalog, IPeople people) : DraftOverview(streams, catalog, people)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await Ready(cancel) ? Page() : NotFound();
}
