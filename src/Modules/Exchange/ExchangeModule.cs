using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Contracts.Exchange;
using OneStop.Contracts.Messages;
using OneStop.Contracts.Privacy;
using OneStop.EventSourcing.Auditing;
using OneStop.EventSourcing.Integrity;
using OneStop.EventSourcing.Limits;
using OneStop.Exchange.Asking;
using OneStop.Exchange.Recording;
using OneStop.Exchange.Registers;
using OneStop.Exchange.Texts;
using OneStop.Web;

namespace OneStop.Exchange;

/// <summary>Other departments' systems: what they know, asked for with a purpose and put on record.</summary>
public sealed class ExchangeModule : IModule
{
    private const int LargestAnswer = 256 * 1024;

    public IEnumerable<string> Missing(IConfiguration configuration) =>
        [.. ExchangeSettings.Missing(configuration), .. TextGatewaySettings.Missing(configuration)];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        var settings = ExchangeSettings.From(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton(new ChainedLedger("exchange.looks", "subject"));
        services.AddSingleton(new AuditedView("exchange.audited", "exchange.looks", "look"));
        services.AddSingleton<AccessLog>();
        services.AddSingleton<ILooks, LooksAtRegisters>().AddSingleton<IHoldsPersonalData, LooksAtRegisters>();
        services.TryAddSingleton<Allowances>();
        services.AddSingleton<MatchBudget>();
        services.AddRegisterPipelines(settings.Addresses.Keys, settings.Limit);
        services.AddSingleton<RegisterStates>().AddSingleton<IRegisterStates>(s => s.GetRequiredService<RegisterStates>());
        services.AddSingleton<RegisterClient>();
        services.AddSingleton<IPopulationRegister, PopulationRegister>();
        services.AddSingleton<ILicenceRegister, LicenceRegister>();
        services.AddSingleton<IPlaceRegister, PlaceRegister>();
        services.AddSingleton<IDataRegister, DataRegister>();
        services.AddSingleton<IRegisterNews, RegisterNews>();
        // The limit is the pipeline's: the client's own would not tell a slow system from a caller that went away.
        AddSignedClient(services, RegisterClient.HttpName, settings.AppId, settings.Key, Timeout.InfiniteTimeSpan);

        var texts = TextGatewaySettings.From(configuration);
        services.AddSingleton(texts).AddSingleton<ITextMessages, TextGateway>();
        AddSignedClient(services, TextGateway.HttpName, texts.AppId, texts.Key, TextGateway.Limit);
    }

    private static void AddSignedClient(IServiceCollection services, string name, string appId, byte[] key, TimeSpan limit) =>
        services.AddHttpClient(name)
            .ConfigureHttpClient(client => (client.Timeout, client.MaxResponseContentBufferSize) = (limit, LargestAnswer))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                AllowAutoRedirect = false,
                UseCookies = false,
                // A department's system has no use for our trace ids.
                ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler(s => new SigningHandler(appId, key, s.GetRequiredService<TimeProvider>()))
            // Addresses hold credit codes; those of individual businesses are personal.
            .RemoveAllLoggers();
}
