using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Web;

namespace OneStop.Audit;

/// <summary>Who did what, when and in which post, of all modules, for an auditor; and evidence of it for others.</summary>
public sealed class AuditModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddUseCases(typeof(AuditModule).Assembly);
}
