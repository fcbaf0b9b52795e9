using Microsoft.Extensions.DependencyInjection;
using OneStop.Benchmarks;
using OneStop.Testing;

if (args is ["search"])
{
    Search.Run();
    return;
}

if (args is ["compose"])
{
    Compose.Run();
    return;
}

await using var portal = new WithoutWorkers();
var services = await portal.Services();

if (args is ["append"])
{
    await Append.Run(services);
    return;
}

Console.WriteLine(Measure.Header);
Rules.Run(services);
Commands.Run(services);
await Certificates.Run(services);
Search.Run();
Compose.Run();
