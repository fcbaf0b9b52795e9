using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Audit.Trail;
using OneStop.Contracts.Identity;
using OneStop.Identifiers;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Audit.FindWho;

/// <summary>From a user name or a number to the trail of it. It is posted: neither stands in an address.</summary>
[Access(Right.ReadTrail), EnableRateLimiting(RateLimits.Lookup)]
internal sealed class FindWhoPage(IPeople people, MasterKeys masters) : OneStopPage
{
    private const int Longest = 40;

    public string? Official { get; private set; }
    public string? Number { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost([FromForm] string? official, [FromForm] string? number, CancellationToken cancel)
    {
        (Official, Number) = (TypedText.Tidy(official ?? "", lines: false), TypedText.Tidy(number ?? "", lines: false).ToUpperInvariant());
        if (Official.Length > Longest || Number.Length > Longest)
            return BadRequest();
        if (Official.Length > 0)
        {
            return await people.StaffAccount(Official, cancel) is { } account ? LocalRedirect(AuditLinks.TrailOf(new TrailFilter(Account: account)))
                : Refuse(Refusal.NotFound("audit.no-official", "official"));
        }

        if (CitizenId.IsValid(Number))
            return LocalRedirect(AuditLinks.TrailOf(new TrailFilter(Subject: SubjectId.OfPerson(masters, Number))));
        if (UnifiedCreditCode.IsValid(Number))
            return LocalRedirect(AuditLinks.TrailOf(new TrailFilter(Subject: SubjectId.OfEnterprise(masters, Number))));
        return Refuse(Refusal.Invalid("audit.no-number", "number"));
    }
}
