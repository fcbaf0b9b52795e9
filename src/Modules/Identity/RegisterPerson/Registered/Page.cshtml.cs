using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Identity;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.RegisterPerson.Registered;

/// <summary>What registration came to, and the two ways on from here.</summary>
[Access(Right.KeepOwnIdentity)]
internal sealed class RegisteredPage(IPeople people) : OneStopPage
{
    public bool Verified { get; private set; }

    public string Onwards { get; private set; } = IdentityLinks.Home;

    public string EnterpriseUrl => IdentityLinks.RegisterEnterpriseThen(Onwards);

    public async Task OnGet([FromQuery(Name = "return")] string? back, CancellationToken cancel)
    {
        Onwards = Url.LocalOrHome(back);
        Verified = (await people.Person(Actor.Person!.Value, cancel))?.Verified == true;
    }
}
