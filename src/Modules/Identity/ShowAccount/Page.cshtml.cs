using OneStop.Contracts.Identity;
using OneStop.Identity.People;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.ShowAccount;

[Access(Who.SignedIn)]
internal sealed class ShowAccountPage(IPeople people, Mandates mandates, SignInLog log) : OneStopPage
{
    public Person? Person { get; private set; }

    public IReadOnlyList<Mandate> Own { get; private set; } = [];

    public IReadOnlyList<TriedSignIn> SignIns { get; private set; } = [];

    public Actor Me => Actor;

    public async Task OnGet(CancellationToken cancel)
    {
        if (Actor.Person is { } subject)
        {
            Person = await people.Person(subject, cancel);
            Own = await mandates.Of(subject, cancel);
        }

        SignIns = await log.Last(Actor.Account, 5, cancel);
    }
}
