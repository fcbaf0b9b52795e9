using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Drafts;
using OneStop.Cases.Files;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>One uploaded page, for its applicant only.</summary>
[Access(Right.Apply)]
internal sealed class DraftFilePage(DraftStore drafts, FileStore files) : OneStopPage
{
    public async Task<IActionResult> OnGet(Guid id, Guid file, CancellationToken cancel) =>
        await drafts.Find(id, Actor.Reach!, cancel) is not null && await files.Find(id, file, cancel) is { } found
            ? Serving.Answer(Response, found) : NotFound();
}
