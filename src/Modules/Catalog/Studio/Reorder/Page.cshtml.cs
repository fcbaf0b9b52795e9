using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Studio.OpenDraft;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Reorder;

/// <summary>The press on an arrow beside a part.</summary>
[Access(Right.WriteCatalogue)]
internal sealed class MovePartPage(IStreams streams, CatalogInMemory catalog, IPeople people) : DraftCommandPage(streams, catalog, people)
{
    [BindProperty(Name = "place")]
    public string? Place { get; set; }

    [BindProperty(Name = "seen")]
    public string? Seen { get; set; }

    [BindProperty(Name = "by")]
    public int By { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => By is not (1 or -1) ? BadRequest()
        : await After(await Send(new MovePart(Place ?? "", Seen ?? "", By)), "moved", cancel, $"{Here}#{Place?.Split('/')[0]}");
}
