using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Studio.OpenDraft;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Discard;

/// <summary>The press on 放弃.</summary>
[Access(Right.WriteCatalogue)]
internal sealed class DiscardDraftPage(IStreams streams, CatalogInMemory catalog, IPeople people) : DraftCommandPage(streams, catalog, people)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => await After(await Send(new DiscardDraft()), "discarded", cancel);
}
