using OneStop.Contracts.Identity;
using OneStop.Identity.Accounts;
using OneStop.Identity.Mandates;
using OneStop.Identity.Sessions;
using OneStop.Identity.SignInByIssuer;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Identity.ShowAccount;

[Access(Right.KeepOwnAccount)]
internal sealed class ShowAccountPage(IPeople people, MandateRows mandates, SignInLog log, PostsOf posts, AccountStore store,
    IssuerLinks links, Issuers issuers) : OneStopPage
{
    public Person? Person { get; private set; }

    public IReadOnlyList<Mandate> Own { get; private set; } = [];

    /// <summary>Offers that wait for an answer.</summary>
    public IReadOnlyList<Mandate> Offers { get; private set; } = [];

    public IReadOnlyList<TriedSignIn> SignIns { get; private set; } = [];

    public Actor Me => Actor;

    /// <summary>The outside issuer on whose word the person counts as confirmed, and how well it looked; null where none did.</summary>
    public Issuer? ConfirmedBy { get; private set; }

    public IssuerLevel? Level { get; private set; }

    /// <summary>Why an unconfirmed person is not confirmed: without a mobile they cannot have come from the registration.</summary>
    public string Waits => Person is { Mobile.Length: 0 } ? "account.unverified.issuer" : "account.unverified.text";

    /// <summary>The register is asked for who holds a mobile; that comes first.</summary>
    public string VerifyUrl => Person is { Mobile.Length: 0 } ? IdentityLinks.ConfirmMobile : IdentityLinks.VerifyIdentity;

    /// <summary>Who came by an issuer may have set none.</summary>
    public bool HasPassword { get; private set; } = true;

    public string SetPassword => HasPassword ? "account.set-password" : "account.first-password";

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

        if (!Actor.IsStaff
            && (await links.Of(Actor.Account, cancel)).FirstOrDefault(l => l.IsRealName) is { } confirmed
            && issuers.Find(confirmed.Issuer) is { } issuer)
            (ConfirmedBy, Level) = (issuer, issuer.Level(confirmed.Level));
        if (!Actor.IsStaff)
            HasPassword = await store.FindByIdAsync(Actor.Account.ToString(), cancel) is not { PasswordHash.Length: 0 };

        if (Actor.IsStaff)
            LastDay = (await posts.Current(Actor.Account, cancel))?.Until?.AddTicks(-1).ChinaDate();
        SignIns = await log.Last(Actor.Account, 5, cancel);
    }
}
