using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Secrets;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Drafts;

/// <summary>A page of a draft: only its applicant sees it, and whoever acts for them in it; for anybody else it is not there.</summary>
internal abstract class DraftPage : OneStopPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public Filing Filing { get; private set; } = null!;

    protected DraftStore Drafts => HttpContext.RequestServices.GetRequiredService<DraftStore>();
    public ICatalog Catalog => HttpContext.RequestServices.GetRequiredService<ICatalog>();
    protected DateOnly Today => Now.ChinaDate();
    protected ApplicantReach Reach => Actor.Reach!;

    /// <summary>What the applicant has of it already.</summary>
    public SameMatter Same => SameMatter.Of(Filing, HttpContext.RequestServices.GetRequiredService<MasterKeys>());

    /// <summary>Why it cannot be filed now, although it is filled in.</summary>
    public Refusal? Closed => FilingTime.Closed(Catalog, Filing.Matter, Now, Filing.Draft);

    /// <summary>Opens the draft; null when the page may be shown, else what to answer instead.</summary>
    protected async Task<IActionResult?> Open(CancellationToken cancel)
    {
        if (await Drafts.Find(Id, Reach, cancel) is not { } draft)
            // Whoever comes back to a draft that was filed meanwhile, by them or on another device, is shown its receipt.
            return await Drafts.NumberOfCase(Id, Reach, cancel) is { } number ? Redirect(CaseLinks.Receipt(number)) : NotFound();
        return Show(draft) ? null : NotFound();
    }

    protected bool Show(Draft draft)
    {
        if (Filing.Of(Catalog, draft, Today) is not { } filing)
            return false;
        Filing = filing;
        return true;
    }
}
