using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using OneStop.EventSourcing.Auditing;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Integrity;
using OneStop.SignOn.Authorize;
using OneStop.SignOn.ChangeClient;
using OneStop.SignOn.Keys;
using OneStop.SignOn.Logout;
using OneStop.SignOn.Protocol;
using OneStop.SignOn.RegisterClient;
using OneStop.SignOn.RenewSecret;
using OneStop.SignOn.Store;
using OneStop.Web;
using OpenIddict.Core;
using OpenIddict.Server;

namespace OneStop.SignOn;

/// <summary>Departments' sites and systems sign people, and themselves, in with us: an OpenID provider.</summary>
public sealed class SignOnModule : IModule
{
    public IEnumerable<string> Missing(IConfiguration configuration) => SignOnSettings.From(configuration).Missing();

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        var settings = OneStopSettings.From(configuration);
        services.AddUseCases(typeof(SignOnModule).Assembly);
        services.AddSingleton<KeyStore>().AddSingleton<KeyShelf>().AddSingleton<Pairwise>()
            .AddSingleton(SignOnSettings.From(configuration)).AddSingleton<LogoutSender>()
            .AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(s => s.GetRequiredService<KeyShelf>())
            .AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(s => s.GetRequiredService<KeyShelf>())
            .AddSingleton(new ChainedLedger("openid.client_log", "client"))
            .AddSingleton(new AuditedView("openid.audited", "openid.client_log", "setting"))
            .AddHostedService<KeyWatch>();
        services.AddScoped<IAskingSites, AskingSites>();
        services.AddScoped<SignOns>().AddScoped<RegisterClientHandler>().AddScoped<ChangeClientHandler>().AddScoped<RenewSecretHandler>()
            .AddScoped(s => (ClientManager)s.GetRequiredService<OpenIddictApplicationManager<Client>>());
        if (settings.Workers)
            services.AddSingleton<StoreSweep>().AddHostedService(s => s.GetRequiredService<StoreSweep>());
        services.AddDbContext<OpenIdContext>((s, context) => context.UseNpgsql(s.GetRequiredService<NpgsqlDataSource>()));
        services.AddOpenIddict().AddCore(StoreSetup.Use).AddServer(server => ProviderSetup.Use(server, settings));
        services.Replace(ServiceDescriptor.Singleton<IAuthenticationSchemeProvider, ProtocolSchemes>());
    }

    public void Map(IEndpointRouteBuilder endpoints)
    {
        // OpenIddict answers them while requests are authenticated; here they get their limits, and their line among all endpoints.
        endpoints.MapGet(SignOnLinks.Discovery, Nothing).WithMetadata(new AccessAttribute(Right.SignInElsewhere), new OpenToAllAttribute());
        endpoints.MapGet(SignOnLinks.PublicKeys, Nothing).WithMetadata(new AccessAttribute(Right.SignInElsewhere), new OpenToAllAttribute());
        foreach (var door in (string[])[SignOnLinks.Token, SignOnLinks.Introspect, SignOnLinks.Revoke, SignOnLinks.Device])
            endpoints.MapPost(door, Nothing).WithMetadata(new AccessAttribute(Right.SignInElsewhere)).RequireRateLimiting(RateLimits.Programs);
    }

    public async Task Seed(IServiceProvider services, CancellationToken cancel) =>
        (await services.GetRequiredService<KeyStore>().Keep(cancel)).Demand();

    private static IResult Nothing() => Results.NotFound();
}
