using OneStop.Contracts.Identity;
using OneStop.Identity.Accounts;
using OneStop.Identity.Mandates;
using OneStop.Identity.Sessions;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Identity.ShowAccount;

[Access(Right.KeepOwnAccount)]
internal sealed class ShowAccountPage(IPeople people, MandateRows mandates, SignInLog log, PostsOf posts) : OneStopPage
{
    public Person? Person { get; private set; }

    public IReadOnlyList<Mandate> Own { get; private set; } = [];

    /// <summary>Offers that wait for an answer.</summary>
    public IReadOnlyList<Mandate> Offers { get; private set; } = [];

    public IReadOnlyList<TriedSignIn> SignIns { get; private set; } = [];

    public Actor Me => Actor;

    /// <summary>Of an official's post.</summary>
    public DateOnly? LastDay { get; private set; }

    public async Task OnGet(CancellationToken cancel)
    {
        if (Actor.Person is { } subject)
        {
            Person = await people.Person(subject, cancel);
            Own = await mandates.Of(subject, cancel);
            Offers = await mandates.Offered(subject, cancel);
        }

        if (Actor.IsStaff)
            LastDay = (await posts.Current(Actor.Account, cancel))?.Until?.AddTicks(-1).ChinaDate();
        SignIns = await log.Last(Actor.Account, 5, cancel);
    }
}
