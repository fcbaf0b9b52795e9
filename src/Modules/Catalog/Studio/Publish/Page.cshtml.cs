using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Studio.OpenDraft;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Publish;

/// <summary>The press on 发布: published, and at once in force on this node.</summary>
[Access(Right.PublishCatalogue)]
internal sealed class PublishPage(IStreams streams, CatalogInMemory catalog, IPeople people) : DraftCommandPage(streams, catalog, people)
{
    private readonly CatalogInMemory catalog = catalog;

    [BindProperty(Name = "seen")]
    public string? Seen { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await Send(new PublishDraft(Seen ?? ""));
        // Published is published, whether or not somebody still waits for the page.
        await Task.Run(catalog.Refresh, CancellationToken.None);
        return await After(outcome, "published", cancel);
    }
}
