using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio.ReadThrough;

[Access(Right.WriteCatalogue)]
internal sealed class ReadThroughPage(IStreams streams, CatalogInMemory catalog, IPeople people) : Reading(streams, catalog, people)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await ReadyToRead(cancel) ? Page() : NotFound();
}
