using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Running;
using OneStop.Contracts.Cases;
using OneStop.Web;

namespace OneStop.Cases;

/// <summary>The cases of applicants: filing, the counter, the departments' decisions, one delivery.</summary>
public sealed class CasesModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<CaseClock>();
        services.AddSingleton<IRunningMatters, RunningMatters>();
        services.AddUseCases(typeof(CasesModule).Assembly);
    }
}
