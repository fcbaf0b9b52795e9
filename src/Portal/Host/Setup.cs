using Npgsql;
using OneStop.Kernel.Database;
using OneStop.Web;

namespace OneStop.Portal;

/// <summary>What has to be in the database before the first request.</summary>
public static class Setup
{
    /// <summary>Runs the database scripts, then lets every module lay its own; safe to run again. How many scripts were new.</summary>
    public static async Task<int> Lay(IServiceProvider services, bool demo, CancellationToken cancel = default)
    {
        if (demo && !services.GetRequiredService<OneStopSettings>().IsDemo)
            throw new IncompleteSettingsException(["OneStop:Profile — demo people are laid only when it is Demo"]);
        var ran = await Scripts.Run(services.GetRequiredService<NpgsqlDataSource>(), OneStopHost.Assemblies, cancel);
        foreach (var module in Modules.All)
        {
            await using var scope = services.CreateAsyncScope();
            await module.Seed(scope.ServiceProvider, demo, cancel);
        }

        return ran;
    }
}
