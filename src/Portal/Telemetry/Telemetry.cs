using Npgsql;
using OneStop.EventSourcing.Telemetry;
using OneStop.Web;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OneStop.Portal;

/// <summary>
/// Traces and metrics by OTLP, only where an address is given that takes them. The exporter reads the other
/// <c>OTEL_…</c> settings itself.
/// </summary>
internal static class Telemetry
{
    /// <summary>OpenTelemetry's own setting: where there is none, nothing is collected and nothing is paid.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string GrainCalls = "Microsoft.Orleans.Application";
    private const string Orleans = "Microsoft.Orleans";
    private const string Marten = "Marten";

    /// <summary>What is wrong with it in production, as a sentence.</summary>
    public static IEnumerable<string> Missing(IConfiguration configuration)
    {
        if (configuration[Endpoint] is { Length: > 0 } given
            && !(Uri.TryCreate(given, UriKind.Absolute, out var address) && OneStopSettings.IsPrivate(address)))
            yield return $"{Endpoint} — an address as https://telemetry.example:4317; http only to this very machine";
    }

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[Endpoint]))
            return;
        builder.Host.UseOrleans(silo => silo.AddActivityPropagation());
        builder.Services.AddEventSourcingTelemetry();
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("onestop-portal", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString()))
            .WithTracing(traces => traces
                .AddSource(OneStopTelemetry.Name, GrainCalls, Marten)
                .AddAspNetCoreInstrumentation(requests =>
                {
                    requests.Filter = http => !http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);
                    // The template of the route stays: an address may hold a code that somebody was given, or what they searched for.
                    requests.EnrichWithHttpRequest = (span, _) => span.SetTag("url.path", null).SetTag("url.query", null).SetTag("user_agent.original", null);
                })
                // Addresses of registers hold credit codes; the host stays.
                .AddHttpClientInstrumentation(calls => calls.EnrichWithHttpRequestMessage = (span, _) => span.SetTag("url.full", null))
                .AddNpgsql())
            .WithMetrics(metrics => metrics
                .AddMeter(OneStopTelemetry.Name, Orleans, Marten)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddNpgsqlInstrumentation())
            .UseOtlpExporter();
    }
}
