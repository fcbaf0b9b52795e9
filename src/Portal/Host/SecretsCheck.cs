using OneStop.EventSourcing.Secrets;

namespace OneStop.Portal;

/// <summary>A program with other secrets than the database's does nothing: it could open nobody's data and would wrap new keys for nobody.</summary>
internal static partial class SecretsCheck
{
    public static async Task Run(IServiceProvider services, CancellationToken cancel = default)
    {
        try
        {
            if (await services.GetRequiredService<SecretsProbe>().Wrong(cancel) is { Count: > 0 } wrong)
                throw new IncompleteSettingsException(wrong);
        }
        catch (Exception away) when (Outages.IsDatabaseAway(away))
        {
            LogNotLooked(services.GetRequiredService<ILoggerFactory>().CreateLogger(nameof(SecretsCheck)));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is away; whether the secrets are its own was not looked at")]
    private static partial void LogNotLooked(ILogger log);
}
