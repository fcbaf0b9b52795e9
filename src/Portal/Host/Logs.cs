namespace OneStop.Portal;

/// <summary>Logs are one JSON object a line. Requests are not logged: an address may hold what somebody searched for.</summary>
internal static class Logs
{
    public static ILoggingBuilder AddOneStopLogging(this ILoggingBuilder logging) => logging
        .ClearProviders()
        .AddJsonConsole(json =>
        {
            json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            json.UseUtcTimestamp = true;
            json.IncludeScopes = false;
        })
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
        .AddFilter("Npgsql", LogLevel.Error);
}
