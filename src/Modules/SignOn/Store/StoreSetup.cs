using Microsoft.Extensions.DependencyInjection;

namespace OneStop.SignOn.Store;

/// <summary>OpenIddict's managers over our tables.</summary>
internal static class StoreSetup
{
    public static void Use(OpenIddictCoreBuilder core)
    {
        core.UseEntityFrameworkCore().UseDbContext<OpenIdContext>().ReplaceDefaultEntities<Client, SignOnGrant, SignOnScope, SignOnToken, Guid>();
        core.ReplaceApplicationManager<Client, ClientManager>();
        // Nothing is remembered: what one node revokes or suspends is so for the next request of every other.
        core.DisableEntityCaching();
    }
}
