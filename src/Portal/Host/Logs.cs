using Microsoft.Extensions.Logging.Console;

namespace OneStop.Portal;

/// <summary>Logs are one JSON object a line. Requests are not logged: an address may hold what somebody searched for.</summary>
internal static class Logs
{
    public static ILoggingBuilder AddOneStopLogging(this ILoggingBuilder logging) => Throttled(logging
        .ClearProviders()
        .AddJsonConsole(json =>
        {
            json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            json.UseUtcTimestamp = true;
            json.IncludeScopes = false;
        })
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
        // Whoever asks for health hears it; a monitor that asks every few seconds would fill the log with it.
        .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None)
        .AddFilter("Npgsql", LogLevel.Error)
        // It writes a failed statement with all its values, also where two merely met; whoever called logs what is a fault.
        .AddFilter("Marten", LogLevel.None));

    /// <summary>For a verb that answers somebody: what it says stands alone on the output, and what is logged goes beside it.</summary>
    /// <param name="quiet">Only warnings and worse, for whoever asks at a terminal and sees both.</param>
    public static void LogBesideAnswers(this ILoggingBuilder logging, bool quiet)
    {
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (quiet)
            logging.AddFilter<OutageLog>(null, LogLevel.Warning);
    }

    // In front of the console, so that it holds for whatever anybody logs.
    private static ILoggingBuilder Throttled(ILoggingBuilder logging)
    {
        var console = logging.Services.Single(s => s.ServiceType == typeof(ILoggerProvider));
        logging.Services.Remove(console);
        logging.Services.AddSingleton<ConsoleLoggerProvider>();
        logging.Services.AddSingleton<ILoggerProvider>(s => new OutageLog(s.GetRequiredService<ConsoleLoggerProvider>(), TimeProvider.System));
        return logging;
    }
}
