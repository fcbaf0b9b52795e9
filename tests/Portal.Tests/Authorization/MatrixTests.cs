using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Authorization;

/// <summary>
/// Walks every endpoint of the real host with every kind of user and compares with <c>matrix.txt</c>, where a person has
/// decided who may. Which of the things behind an address somebody may see is for the tests of its use case.
/// </summary>
public sealed class MatrixTests(PortalUnderTest portal)
{
    private static readonly string[] Reviewers = ["market-regulation", "city-management", "fire-rescue", "tobacco", "health", "public-security",
        "other-region"];

    internal static readonly Dictionary<string, string[]> Groups = new(StringComparer.Ordinal)
    {
        ["everyone"] = [.. Roles.All.Select(r => r.Name)],
        ["signed-in"] = [.. Roles.All.Select(r => r.Name).Where(r => r != "visitor")],
        ["applicants"] = ["citizen", "operator"],
        ["reviewers"] = Reviewers,
        ["staff"] = ["clerk", .. Reviewers, "editor", "operations", "administrator", "auditor"],
    };

    [Fact]
    public async Task Every_endpoint_has_a_line_and_every_line_an_endpoint()
    {
        var lines = Lines().Select(l => (l.Route, l.Methods)).ToList();
        var endpoints = (await Endpoints.Of(await portal.Services())).Select(e => (e.Route, e.Methods)).ToList();
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
        var routes = (await Endpoints.Of(await portal.Services())).ToDictionary(e => (e.Route, e.Methods), e => e.Pattern);
        foreach (var (role, user) in Roles.All)
        {
            using var client = await Roles.SignedIn(portal, role, user);
            foreach (var line in lines)
            {
                if (!routes.TryGetValue((line.Route, line.Methods), out var pattern))
                    continue;
                foreach (var method in line.Methods.Split(','))
                {
                    var (admitted, status) = await Ask(client, method, Endpoints.Address(pattern, (_, constraint) => Endpoints.Plain(constraint)));
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

    internal static List<(string Route, string Methods, HashSet<string> Who)> Lines([CallerFilePath] string here = "") =>
    [
        .. File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, "matrix.txt"))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(l => (l[0], l[1], l[2..].SelectMany(Named).ToHashSet(StringComparer.Ordinal))),
    ];

    private static string[] Named(string who) => Groups.TryGetValue(who, out var group) ? group
        : Roles.All.Any(r => r.Name == who) ? [who]
        : throw new FormatException($"matrix.txt: nobody is called {who}");
}
