using System.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OneStop.Testing;
using OneStop.Web;
using OpenIddict.Server;

namespace OneStop.Portal.Tests.Authorization;

/// <summary>Whatever answers stands in the matrix: nothing answers beside the routes that the walk knows.</summary>
public sealed class WholeWalkTests(PortalUnderTest portal)
{
    private static readonly string[] OtherMethods = ["PUT", "PATCH", "DELETE"];

    /// <summary>Where products of this kind answer without anybody having decided so.</summary>
    private static readonly string[] NotThere =
    [
        "/assets", "/assets/", "/assets/../appsettings.json", "/wwwroot/robots.txt", "/styles/layers.css", "/scripts/passkey.js", "/appsettings.json", "/.git/config",
        "/.env", "/swagger", "/swagger/index.html", "/openapi/v1.json", "/metrics", "/health", "/healthz", "/dashboard", "/orleans", "/_framework/x.js",
        "/_content/x/x.js", "/Identity/Account/Login", "/Account/Login", "/connect/userinfo", "/connect/par", "/connect/register", "/connect/endsession",
        "/connect/verify", "/.well-known/oauth-authorization-server", "/.well-known/webfinger", "/admin", "/api", "/api/openapi", "/operations/rights/all",
    ];

    [Fact]
    public async Task Every_endpoint_is_of_a_kind_that_the_walk_knows()
    {
        var services = await portal.Services();
        services.GetRequiredService<EndpointDataSource>().Endpoints.Where(e => e is not RouteEndpoint).Select(e => e.DisplayName).ShouldBeEmpty();
        // Several presses of one page have one door: what a handler declared by itself would be asked by nobody.
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints)
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
                continue;
            var loaded = await services.GetRequiredService<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty);
            loaded.HandlerMethods.Where(h => h.MethodInfo.IsDefined(typeof(AccessAttribute), true)).Select(h => h.MethodInfo.ToString()).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Every_address_of_the_openid_protocol_stands_in_the_matrix()
    {
        var options = (await portal.Services()).GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue;
        var addresses = typeof(OpenIddictServerOptions).GetProperties()
            .Where(p => p.PropertyType == typeof(List<Uri>) && p.Name.EndsWith("EndpointUris", StringComparison.Ordinal))
            .SelectMany(p => (List<Uri>)p.GetValue(options)!).Select(u => "/" + u.OriginalString.TrimStart('/')).ToList();
        addresses.Count.ShouldBeGreaterThan(5);
        addresses.Except(MatrixTests.Lines().Select(l => l.Route)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_route_is_there_for_nobody()
    {
        var wrong = new List<string>();
        foreach (var (role, user) in Roles.All.Where(r => r.Name is "visitor" or "citizen" or "editor" or "operations" or "administrator"))
        {
            using var client = await Roles.SignedIn(portal, role, user);
            foreach (var address in NotThere)
            {
                foreach (var method in new[] { "GET", "POST" })
                {
                    if (await Ask(client, method, address) is var status and not (404 or 400 or 405))
                        wrong.Add($"{role}: {method} {address} ({status})");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_route_answers_its_own_methods_and_no_other()
    {
        var wrong = new List<string>();
        var lines = MatrixTests.Lines();
        var routes = (await Endpoints.Of(await portal.Services())).ToDictionary(e => (e.Route, e.Methods), e => e.Pattern);
        foreach (var (role, user) in Roles.All.Where(r => r.Name is "visitor" or "citizen" or "clerk" or "market-regulation" or "editor" or "operations"))
        {
            using var client = await Roles.SignedIn(portal, role, user);
            foreach (var line in lines.Where(l => l.Who.Contains(role)))
            {
                var own = lines.Where(l => l.Route == line.Route).SelectMany(l => l.Methods.Split(',')).ToHashSet(StringComparer.Ordinal);
                foreach (var method in OtherMethods.Append("POST").Where(m => !own.Contains(m)))
                {
                    var address = Endpoints.Address(routes[(line.Route, line.Methods)], (_, constraint) => Endpoints.Plain(constraint));
                    if (await Ask(client, method, address) is var status and >= 200 and < 300)
                        wrong.Add($"{role}: {method} {line.Route} ({status})");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static async Task<int> Ask(HttpClient client, string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (method != "GET")
            request.Content = new StringContent("", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await client.SendAsync(request);
        return (int)response.StatusCode;
    }
}
