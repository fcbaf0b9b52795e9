using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Studio.OpenDraft;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Catalog.Studio.SendForReview;

/// <summary>The press on 送审.</summary>
[Access(Right.WriteCatalogue)]
internal sealed class SendForReviewPage(IStreams streams, CatalogInMemory catalog, IPeople people) : DraftCommandPage(streams, catalog, people)
{
    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    [BindProperty(Name = "effective")]
    public string? Effective { get; set; }

    [BindProperty(Name = "english")]
    public string? English { get; set; }

    public override TypedOfDraft Typed => new(Note, Effective, English: English == "follows");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => await After(
        DateOnly.TryParseExact(Effective, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? await Send(new SendDraftForReview(TypedText.Tidy(Note ?? "", lines: true), ChinaTime.StartOf(day), Typed.English))
            : Refusal.Invalid("catalog.day-malformed", "effective"), "sent", cancel);
}
