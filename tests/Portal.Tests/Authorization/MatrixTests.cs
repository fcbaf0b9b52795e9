using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Demo.People;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Authorization;

/// <summary>
/// Walks every endpoint of the real host with every kind of user and compares with <c>matrix.txt</c>, where a person has
/// decided who may. Which of the things behind an address somebody may see is for the tests of its use case.
/// </summary>
public sealed class MatrixTests(PortalUnderTest portal)
{
    private static readonly (string Name, string? User)[] Roles =
    [
        ("visitor", null), ("citizen", "liufang"), ("operator", "zhouhe"), ("clerk", "tianyu"), ("market-regulation", "chenjing"), ("city-management", "wukai"),
        ("fire-rescue", "zhengan"), ("tobacco", "huxiao"), ("health", "linyue"), ("public-security", "sunzheng"), ("other-region", "qinchuan"),
        ("editor", "bailu"), ("operations", "hanmo"),
    ];

    private static readonly string[] Reviewers = ["market-regulation", "city-management", "fire-rescue", "tobacco", "health", "public-security",
        "other-region"];

    private static readonly Dictionary<string, string[]> Groups = new(StringComparer.Ordinal)
    {
        ["everyone"] = [.. Roles.Select(r => r.Name)],
        ["signed-in"] = [.. Roles.Select(r => r.Name).Where(r => r != "visitor")],
        ["applicants"] = ["citizen", "operator"],
        ["reviewers"] = Reviewers,
        ["staff"] = ["clerk", .. Reviewers, "editor", "operations"],
    };

    [Fact]
    public async Task Every_endpoint_has_a_line_and_every_line_an_endpoint()
    {
        var lines = Lines().Select(l => (l.Route, l.Methods)).ToList();
        var endpoints = (await Endpoints()).Select(e => (e.Route, e.Methods)).ToList();
        lines.ShouldBeUnique();
        string.Join("\n", endpoints.Except(lines).Select(e => $"{e.Route}  {e.Methods}  ?"))
            .ShouldBeEmpty("decide who may use these, and add the lines to matrix.txt");
        string.Join("\n", lines.Except(endpoints).Select(l => $"{l.Route}  {l.Methods}")).ShouldBeEmpty("these lines of matrix.txt have no endpoint any more");
    }

    [Fact]
    public async Task Everybody_gets_in_exactly_where_the_matrix_says()
    {
        var wrong = new List<string>();
        var lines = Lines();
        var routes = (await Endpoints()).ToDictionary(e => (e.Route, e.Methods), e => e.Pattern);
        foreach (var (role, user) in Roles)
        {
            using var client = await Client(role, user);
            foreach (var line in lines)
            {
                if (!routes.TryGetValue((line.Route, line.Methods), out var pattern))
                    continue;
                foreach (var method in line.Methods.Split(','))
                {
                    var (admitted, status) = await Ask(client, method, Address(pattern));
                    if (admitted != line.Who.Contains(role))
                        wrong.Add($"{role} {(admitted ? "gets into" : "is kept out of")} {method} {line.Route} ({status})");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static async Task<(bool Admitted, int Status)> Ask(HttpClient client, string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (method is not ("GET" or "HEAD"))
            request.Content = new StringContent("", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await client.SendAsync(request);
        var location = response.Headers.Location?.ToString() ?? "";
        var sentToDoor = response.StatusCode == HttpStatusCode.Redirect
            && (location.StartsWith("/signin?return=", StringComparison.Ordinal) || location.StartsWith("/staff/signin?return=", StringComparison.Ordinal)
                || (method != "GET" && location is "/signin" or "/staff/signin"));
        return (!sentToDoor && response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden), (int)response.StatusCode);
    }

    /// <summary>Somebody's cookies, without following redirects: a way to the door is the answer here.</summary>
    private async Task<HttpClient> Client(string role, string? user)
    {
        using var browser = await portal.Visitor();
        if (user is not null)
        {
            var citizen = DemoCast.Read().Citizens.Any(c => c.User == user);
            var page = await browser.SignIn(user, DemoCast.Read().Password, citizen ? "/signin" : "/staff/signin");
            page.Path.ShouldNotEndWith("/signin");
            if (role == "operator")
                await browser.Submit(page.Form().With("for", page.All("input[name=for]")[1].GetAttribute("value")!));
        }

        return new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = browser.Cookies }) { BaseAddress = await portal.Address() };
    }

    private static List<(string Route, string Methods, HashSet<string> Who)> Lines([CallerFilePath] string here = "") =>
    [
        .. File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, "matrix.txt"))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(l => (l[0], l[1], l[2..].SelectMany(Named).ToHashSet(StringComparer.Ordinal))),
    ];

    private static string[] Named(string who) => Groups.TryGetValue(who, out var group) ? group
        : Roles.Any(r => r.Name == who) ? [who]
        : throw new FormatException($"matrix.txt: nobody is called {who}");

    private async Task<IReadOnlyList<(string Route, string Methods, RoutePattern Pattern)>> Endpoints()
    {
        var services = await portal.Services();
        var found = new List<(string, string, RoutePattern)>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var methods = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                ? (await services.GetRequiredService<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty)).HandlerMethods.Select(h =>
                    h.HttpMethod.ToUpperInvariant())
                : endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
            // A page without handlers still answers a GET.
            var all = methods.Where(m => m != "HEAD").Append("GET").Distinct().Order(StringComparer.Ordinal);
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null)
                all = methods.Where(m => m != "HEAD").Distinct().Order(StringComparer.Ordinal);
            found.Add(("/" + endpoint.RoutePattern.RawText?.TrimStart('/'), string.Join(',', all), endpoint.RoutePattern));
        }

        return [.. found.DistinctBy(f => (f.Item1, f.Item2))];
    }

    /// <summary>An address that fits the pattern and names nothing that exists.</summary>
    private static string Address(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments
        .Select(s => string.Concat(s.Parts.Select(p => p switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { IsOptional: true } => "",
            RoutePatternParameterPart parameter => Value(pattern, parameter.Name),
            _ => "",
        })))
        .Where(s => s.Length > 0));

    private static string Value(RoutePattern pattern, string name) =>
        pattern.ParameterPolicies.TryGetValue(name, out var policies) && policies.FirstOrDefault()?.Content is { } constraint
            ? constraint switch { "guid" => Guid.Empty.ToString(), "int" or "long" => "1", _ => "x" }
            : "x";
}
