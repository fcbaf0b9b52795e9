using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Files;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>One page that was filed with a case, for its applicant.</summary>
[Access(Right.FollowOwnCases)]
internal sealed class CaseFilePage(CaseAccess cases, FileStore files) : OneStopPage
{
    public async Task<IActionResult> OnGet(string number, Guid file, CancellationToken cancel) =>
        await cases.Find(number, Actor.Reach!, cancel) is { } id && await files.Find(id, file, cancel) is { } found
            ? Serving.Answer(Response, found) : NotFound();
}
