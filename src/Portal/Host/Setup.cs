using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.Web;

namespace OneStop.Portal;

/// <summary>What has to be in the database before the first request.</summary>
public static class Setup
{
    /// <summary>Runs the database scripts as the owner of the tables, then lets every module lay its own; safe to run again.</summary>
    /// <returns>How many scripts were new.</returns>
    public static async Task<int> Lay(IServiceProvider services, CancellationToken cancel = default)
    {
        var settings = services.GetRequiredService<OneStopSettings>();
        if (!settings.IsDemo && settings.OwnerDatabase.Length == 0)
        {
            throw new IncompleteSettingsException(
                ["OneStop:OwnerDatabase — for setup: the same database under the role that owns the tables; serve must not have it"]);
        }

        var probe = services.GetRequiredService<SecretsProbe>();
        if (await probe.Wrong(cancel) is { Count: > 0 } wrong)
            throw new IncompleteSettingsException(wrong);
        var ran = await RunScripts(settings, cancel);
        await probe.Lay(cancel);
        foreach (var module in Modules.All)
        {
            await using var scope = services.CreateAsyncScope();
            await module.Seed(scope.ServiceProvider, cancel);
        }

        return ran;
    }

    // What modules lay is laid under the portal's role, which shows that its rights suffice.
    private static async Task<int> RunScripts(OneStopSettings settings, CancellationToken cancel)
    {
        var alone = settings.OwnerDatabase.Length == 0;
        await using var owner = NpgsqlDataSource.Create(alone ? settings.Database : settings.OwnerDatabase);
        var ran = await Scripts.Run(owner, OneStopHost.Assemblies, cancel);
        if (!alone)
            await Rights.Grant(owner, new NpgsqlConnectionStringBuilder(settings.Database).Username!, cancel);
        return ran;
    }
}
