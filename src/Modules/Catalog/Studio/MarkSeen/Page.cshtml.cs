using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Studio.ReadThrough;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio.MarkSeen;

/// <summary>The press on 看过了: on to the next part.</summary>
[Access(Right.WriteCatalogue)]
internal sealed class MarkSeenPage(IStreams streams, CatalogInMemory catalog, IPeople people) : ReadingCommandPage(streams, catalog, people)
{
    [BindProperty(Name = "look")]
    public string? Seen { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await After(await Send(new MarkPartSeen(Part ?? "", Seen ?? "")), ReadPart.All.SkipWhile(p => p != Part).Skip(1).FirstOrDefault() ?? "changes", cancel);
}
