using JasperFx.OpenTelemetry;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.EventSourcing.Telemetry;

/// <summary>What is switched on only where somebody collects telemetry.</summary>
public static class TelemetryServices
{
    /// <summary>Marten's connections become spans, and the table of what is due is measured every 15 seconds.</summary>
    public static IServiceCollection AddEventSourcingTelemetry(this IServiceCollection services)
    {
        services.ConfigureMarten(options => options.OpenTelemetry.TrackConnections = TrackLevel.Normal);
        services.AddHostedService<DueGauges>();
        return services;
    }
}
