using OneStop.Contracts.Identity;
using OneStop.Identity.Mandates;
using OneStop.Identity.Sessions;
using OneStop.Web;

namespace OneStop.Identity.ShowAccount;

[Access(Who.SignedIn)]
internal sealed class ShowAccountPage(IPeople people, MandateRows mandates, SignInLog log) : OneStopPage
{
    public Person? Person { get; private set; }

    public IReadOnlyList<Mandate> Own { get; private set; } = [];

    /// <summary>Offers that wait for an answer.</summary>
    public IReadOnlyList<Mandate> Offers { get; private set; } = [];

    public IReadOnlyList<(DateTimeOffset At, string Outcome)> SignIns { get; private set; } = [];

    public Actor Me => Actor;

    public async Task OnGet(CancellationToken cancel)
    {
        if (Actor.Person is { } subject)
        {
            Person = await people.Person(subject, cancel);
            Own = await mandates.Of(subject, cancel);
            Offers = await mandates.Offered(subject, cancel);
        }

        SignIns = await log.Last(Actor.Account, 5, cancel);
    }
}
