using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Web;

namespace OneStop.Portal;

/// <summary>A portal that could rewrite its own ledgers does not serve; a demo says so and goes on.</summary>
internal static partial class RightsCheck
{
    public static async Task Run(IServiceProvider services, CancellationToken cancel = default)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(nameof(RightsCheck));
        string? table;
        try
        {
            table = await Rights.Excess(services.GetRequiredService<NpgsqlDataSource>(), cancel);
        }
        catch (Exception away) when (Outages.IsDatabaseAway(away))
        {
            LogNotLooked(log);
            return;
        }

        if (table is null)
            return;
        if (!services.GetRequiredService<OneStopSettings>().IsDemo)
        {
            throw new IncompleteSettingsException(
                [$"OneStop:Database — its role may rewrite {table}; give serve a role that owns nothing, and setup the owner's as OneStop:OwnerDatabase"]);
        }

        LogTooMuch(log, table);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The role of OneStop:Database may rewrite {Table}; a production start refuses that")]
    private static partial void LogTooMuch(ILogger log, string table);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is away; whether the portal's role may rewrite ledgers was not looked at")]
    private static partial void LogNotLooked(ILogger log);
}
