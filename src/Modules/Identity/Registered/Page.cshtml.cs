using OneStop.Contracts.Identity;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.Registered;

/// <summary>What registration came to, and the two ways on from here.</summary>
[Access(Who.Applicant)]
internal sealed class PageModel(IPeople people) : OneStopPage
{
    public bool Verified { get; private set; }

    public string Onwards { get; private set; } = "/";

    public string EnterpriseUrl => LocalUrls.With("/register/enterprise", Onwards);

    public async Task OnGet([Microsoft.AspNetCore.Mvc.FromQuery(Name = "return")] string? back, CancellationToken cancel)
    {
        Onwards = Url.LocalOr(back, "/");
        Verified = (await people.Person(Actor.Person!.Value, cancel))?.Verified == true;
    }
}
