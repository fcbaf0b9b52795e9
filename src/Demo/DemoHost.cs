using OneStop.Demo.Cases;
using OneStop.Portal;

namespace OneStop.Demo;

/// <summary>The demo's host for whoever starts it in their own process: tests and the drivers of measurements.</summary>
public static class DemoHost
{
    private static readonly DemoAddition Addition = new();

    /// <param name="args">Settings of the command line, on top of files and environment.</param>
    /// <param name="adjust">A test's last word on the services.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null) => OneStopHost.Build(Addition.Complete(args), builder =>
    {
        Addition.AddServices(builder.Services);
        adjust?.Invoke(builder);
    });

    /// <summary>Runs the database scripts and lays what the modules and the demo need; safe to run again.</summary>
    public static async Task Lay(IServiceProvider services, CancellationToken cancel = default)
    {
        await Setup.Lay(services, cancel);
        await using var scope = services.CreateAsyncScope();
        await Addition.Lay(scope.ServiceProvider, [], cancel);
    }

    /// <summary>Lays restaurants on their way, for people who look for the first time; safe to run again.</summary>
    public static Task LaySamples(IServiceProvider services, CancellationToken cancel = default) =>
        ActivatorUtilities.CreateInstance<DemoCases>(services).Lay(cancel);
}
