using OneStop.Contracts.Catalog;
using OneStop.Demo.Certificates;
using OneStop.Demo.People;
using OneStop.Demo.Registers;
using OneStop.Demo.Sites;
using OneStop.Portal;
using OneStop.Web;

namespace OneStop.Demo;

/// <summary>The product with invented people, certificates, cases and simulated registers.</summary>
public sealed class DemoAddition : IHostAddition
{
    public Profile Profile => Profile.Demo;

    public string[] Complete(string[] args) => [.. args, .. SimulatedRegisters.Addresses(args)];

    public void AddServices(IServiceCollection services) => services
        .AddUseCases(typeof(DemoAddition).Assembly)
        .AddSingleton<DemoPeople>()
        .AddSingleton<DemoSeals>()
        .AddSingleton<DemoCertificates>();

    /// <summary>People and certificates; with <c>--samples</c> cases on their way too.</summary>
    public async Task Lay(IServiceProvider services, IReadOnlyCollection<string> args, CancellationToken cancel)
    {
        await services.GetRequiredService<DemoPeople>().Lay(cancel);
        await services.GetRequiredService<DemoSeals>().Lay(cancel);
        await services.GetRequiredService<DemoCertificates>().Lay(cancel);
        await DemoSites.Lay(services, cancel);
        if (args.Contains("--samples"))
            await DemoHost.LaySamples(services, cancel);
    }

    /// <summary><c>seal make DEPARTMENT</c>: a seal of the demo's own authority, which nobody outside believes.</summary>
    public async Task<int?> Run(IServiceProvider services, IReadOnlyList<string> words, TextWriter output, TextWriter errors)
    {
        if (words is not ["seal", "make", var code])
            return null;
        if (services.GetRequiredService<ICatalog>().Departments.FirstOrDefault(d => d.Code == code) is not { } department)
        {
            await errors.WriteLineAsync($"There is no department {code}.");
            return 1;
        }

        await services.GetRequiredService<DemoSeals>().Make([department], default);
        await output.WriteLineAsync($"{code} has a seal of the demo's authority, for five years.");
        return 0;
    }
}
