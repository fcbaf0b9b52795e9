using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Studio.OpenDraft;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio.SendBack;

/// <summary>The press on 退回修改.</summary>
[Access(Right.PublishCatalogue)]
internal sealed class SendBackPage(IStreams streams, CatalogInMemory catalog, IPeople people) : DraftCommandPage(streams, catalog, people)
{
    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public override TypedOfDraft Typed => new(Reason: Reason);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await After(await Send(new SendDraftBack(TypedText.Tidy(Reason ?? "", lines: true))), "sent-back", cancel);
}
