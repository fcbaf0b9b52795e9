using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.Web;

/// <summary>
/// What the host asks of a module. The host lists its modules in one place; all else (pages, texts, scripts, events) is found
/// in the module's assembly.
/// </summary>
public interface IModule
{
    Assembly Assembly => GetType().Assembly;

    /// <summary>What is missing or wrong in the module's own settings, each as a sentence; looked at before anything is built.</summary>
    IEnumerable<string> Missing(IConfiguration configuration) => [];

    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>Endpoints other than pages; each declares its access with <c>.WithMetadata(new AccessAttribute(…))</c>.</summary>
    void Map(IEndpointRouteBuilder endpoints) { }

    /// <summary>Lays what the module needs before the first request; safe to run again.</summary>
    Task Seed(IServiceProvider services, CancellationToken cancel) => Task.CompletedTask;
}
