using Microsoft.Extensions.DependencyInjection;
using OneStop.Catalog.Publish;
using OneStop.Testing;

namespace OneStop.Catalog.Tests.World;

/// <summary>Puts what a test needs into the running catalogue, once however often it is asked for.</summary>
internal static class PublishedForTests
{
    // Two classes that ask at once would both find nothing, and the second would meet the first's rows.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    public static async Task PublishHalls(this PortalUnderTest portal)
    {
        var services = await portal.Services();
        await OneAtATime.WaitAsync();
        try
        {
            await services.GetRequiredService<PartStore>().Publish(TestHalls.Parts, Origin.Import);
            services.GetRequiredService<CatalogInMemory>().Refresh();
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
