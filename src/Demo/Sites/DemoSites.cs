using Microsoft.EntityFrameworkCore;
using OneStop.SignOn.ChangeClient;
using OneStop.SignOn.Clients;
using OneStop.SignOn.RegisterClient;
using OneStop.SignOn.Store;
using OneStop.Web;

namespace OneStop.Demo.Sites;

/// <summary>
/// The simulated site of a department as a client; its secret is given to both sides. When its server has moved to another port, its
/// addresses follow.
/// </summary>
internal static class DemoSites
{
    private const string ClientId = "demo-housing-fund";

    public static async Task Lay(IServiceProvider services, CancellationToken cancel)
    {
        var settings = services.GetRequiredService<OneStopSettings>();
        if (settings.Simulators.Length == 0 || services.GetRequiredService<IConfiguration>()["OneStop:DemoSite:Secret"] is not { Length: > 0 } secret)
            return;
        var site = settings.Simulators.TrimEnd('/') + "/site";
        var form = new ClientForm("公积金网上厅", "Housing fund online", "housing-fund", ["site"], "secret", null,
            site + "/signed-in", site + "/signed-out", site + "/told", null);
        var known = await services.GetRequiredService<OpenIdContext>().Set<Client>().FirstOrDefaultAsync(c => c.ClientId == ClientId, cancel);
        if (known is null)
        {
            var facts = ClientRules.Read(form, new HashSet<string>(StringComparer.Ordinal) { "housing-fund" }, isDemo: true).Value;
            await services.GetRequiredService<RegisterClientHandler>().Add(facts, ClientId, secret, null, cancel);
        }
        else
        {
            if (known.LogoutUri != form.LogoutUri)
                (await services.GetRequiredService<ChangeClientHandler>().Handle(known.Id, form, null, cancel)).Demand();
            var clients = services.GetRequiredService<ClientManager>();
            if (!await clients.ValidateClientSecretAsync(known, secret, cancel))
                await clients.UpdateAsync(known, secret, cancel);
        }
    }
}
