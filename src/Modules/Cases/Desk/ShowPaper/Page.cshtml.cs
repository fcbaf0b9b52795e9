using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Applicants;
using OneStop.Cases.Domain;
using OneStop.Contracts.Certificates;
using OneStop.Domain;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>The same sealed paper that the applicant has, for whoever stands at the counter without a phone. The look is recorded.</summary>
[Access(Right.LookAtCases)]
internal sealed class DeskPaperPage(DeskCases cases, ICertificates certificates, CaseClock time, TextCatalogue texts) : OneStopPage
{
    public DocumentOrder Order { get; private set; } = null!;
    public string Because { get; private set; } = "";
    public string Back { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string number, string item, string kind, int version, CancellationToken cancel)
    {
        var by = Actor.Staff();
        if (await cases.Open(number, item, by, whole: true, null, cancel) is not { } desk
            || !DeskPaper.Of(desk, by.Post.Role == PostRole.Clerk, T).Any(p => p.Kind == kind && p.Version == version)
            || DocumentOrders.Of(desk.Loaded, desk.Share.Matter, kind, version, time, texts.Chinese) is not { } order)
            return NotFound();
        if ((await certificates.Document(order, cancel)).Succeeded(out var pdf, out var refused))
            return Download.Of(Response, pdf);
        (Order, Because, Back) = (order, T.Of(refused[0]), desk.Url);
        return Page();
    }
}
