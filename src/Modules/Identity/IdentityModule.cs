using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Auditing;
using OneStop.EventSourcing.Integrity;
using OneStop.Identity.Accounts;
using OneStop.Identity.AddStaff;
using OneStop.Identity.ConfirmMobile;
using OneStop.Identity.ListPosts;
using OneStop.Identity.Mandates;
using OneStop.Identity.Passkeys;
using OneStop.Identity.People;
using OneStop.Identity.Posts;
using OneStop.Identity.RefusePost;
using OneStop.Identity.RegisterPerson;
using OneStop.Identity.ReportRights;
using OneStop.Identity.SignInByIssuer;
using OneStop.Identity.Sessions;
using OneStop.Identity.TwoStep;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Identity;

/// <summary>People, bodies, posts, mandates, and who is at the keyboard.</summary>
public sealed class IdentityModule : IModule
{
    public IEnumerable<string> Missing(IConfiguration configuration) => Issuers.From(configuration).Missing(OneStopSettings.From(configuration).IsDemo);

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        var settings = OneStopSettings.From(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<KnownPeople>()
            .AddSingleton<IPeople>(s => s.GetRequiredService<KnownPeople>())
            .AddSingleton<ISubjectForgotten>(s => s.GetRequiredService<KnownPeople>())
            .AddSingleton<ISubjectMoved, PasskeysOfMoved>();
        services.AddSingleton<MandateRows>()
            .AddSingleton<MandateBook>()
            .AddSingleton(MandateLimits.Read())
            .AddSingleton(new ChainedLedger("identity.mandate_log", "mandate"))
            .AddSingleton<Enterprises>()
            .AddSingleton<Logins>()
            .AddSingleton<WrongPasswords>()
            .AddSingleton<KnownDevices>()
            .AddSingleton<PostsOf>()
            .AddSingleton<PostList>()
            .AddSingleton<PostStore>()
            .AddSingleton<Proposals>()
            .AddSingleton<RefusalReasons>()
            .AddSingleton<RightsReport>()
            .AddSingleton<UserNames>()
            .AddSingleton<Reappointment>()
            .AddSingleton<IPosts>(s => s.GetRequiredService<PostList>())
            .AddSingleton<SignInLog>()
            .AddSingleton<ISessions, LiveSessions>()
            .AddSingleton<NewAccounts>()
            .AddSingleton<MobileCodes>()
            .AddSingleton<ConfirmedMobiles>()
            .AddSingleton<PasskeyList>()
            .AddSingleton<Authenticators>()
            .AddSingleton<DemoMark>();
        services.AddSingleton<LastRepresented>();
        services.AddScoped<SessionKeeper>().AddScoped<IFreshProof>(s => s.GetRequiredService<SessionKeeper>()).AddScoped<EnterSession>();
        services.AddSingleton(new AuditedView("identity.audited", "platform.audit", "sign-in", "account", "right", "export"));
        services.AddSingleton(new AuditedView("identity.audited_mandates", "identity.mandate_log", "right"));
        services.AddUseCases(typeof(IdentityModule).Assembly);
        services.AddHostedService<RegistrationNotice>();

        if (!settings.IsDemo)
            services.AddHostedService<DemoDatabaseGuard>();

        services.AddIdentityCore<Account>().AddSignInManager().AddUserStore<AccountStore>();
        services.AddSingleton<AccountStore>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped<PasskeyCeremony>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // Found by the device itself, and opened by its owner: one is both what they have and what they are or know.
            passkeys.ResidentKeyRequirement = "required";
            passkeys.UserVerificationRequirement = "required";
            passkeys.AuthenticatorTimeout = TimeSpan.FromMinutes(3);
            // A demo answers under whatever name it is called by.
            passkeys.ServerDomain = settings.IsDemo ? null : new Uri(settings.PublicUrl).Host;
        });
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, Principals>();
        services.RemoveAll<IUserValidator<Account>>();
        // One hasher for all: it has no state.
        services.RemoveAll<IPasswordHasher<Account>>();
        services.AddSingleton<IPasswordHasher<Account>>(PasswordRules.Hasher());

        services.AddSingleton<SessionEvents>();
        services.AddSingleton<SessionSignals>().AddHostedService(s => s.GetRequiredService<SessionSignals>());
        var issuers = Issuers.From(configuration);
        services.AddSingleton(issuers);
        var schemes = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        foreach (var issuer in issuers.All)
            IssuerScheme.Add(schemes, issuer, settings);
        schemes.AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = CookieNames.Of(settings, "onestop");
            cookie.Cookie.HttpOnly = true;
            // Lax: a link from a text message or a department's site must find the person signed in.
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = settings.IsDemo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            cookie.Cookie.IsEssential = true;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = IdentityLinks.SignIn;
            cookie.ReturnUrlParameter = "return";
            cookie.EventsType = typeof(SessionEvents);
        });

        services.AddDataProtection().SetApplicationName("onestop");
        services.AddSingleton<KeyRing>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((options, ring) => options.XmlRepository = ring);
        // It warns that keys are stored without encryption; KeyRing seals them, which it cannot see.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
    }

    public Task Seed(IServiceProvider services, CancellationToken cancel)
    {
        // The first use makes the key of cookies and forms: here, once. Nodes that start side by side would make one each and
        // not know the other's for a day.
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("setup").Protect([]);
        return Task.CompletedTask;
    }
}
