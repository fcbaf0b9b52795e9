using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Routing.Patterns;
using OneStop.Portal.Tests.Authorization;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Fuzz;

/// <summary>
/// Every role sends to every route what no form of ours would: odd methods, values, bodies and types, and the forms of the pages
/// that it can open with something else in them. Nothing is a failure of ours, nothing loses its headers, nothing tells of the
/// inside. The same seed sends the same; <c>ONESTOP_FUZZ=20000</c> and <c>ONESTOP_FUZZ_SEED</c> send more and others.
/// </summary>
public sealed partial class FuzzTests(FuzzPortal portal, ITestOutputHelper output) : IClassFixture<FuzzPortal>
{
    private const int PagesOfRole = 25;
    private static readonly string[] Methods = ["GET", "GET", "GET", "POST", "POST", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"];

    // They would end the session that sends.
    private static readonly string[] Ends = ["/signout", "/acting"];

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var set) ? set : usual;

    [Fact]
    public async Task Nothing_that_anybody_sends_is_a_failure_of_ours()
    {
        var (requests, seed) = (Setting("ONESTOP_FUZZ", 2000), Setting("ONESTOP_FUZZ_SEED", 20261129));
        var routes = (await Endpoints.Of(await portal.Services())).Where(e => !Ends.Contains(e.Route)).Select(e => e.Pattern).Distinct().ToList();
        var wrong = new List<string>();
        var statuses = new SortedDictionary<int, int>();
        foreach (var (index, (role, user)) in Roles.All.Index())
        {
            using var client = await Roles.SignedIn(portal, role, user);
            var random = new Random(seed + index);
            var pages = await Crawl(client);
            for (var n = 0; n < (requests + Roles.All.Count - 1) / Roles.All.Count; n++)
            {
                using var request = n % 2 == 0 || pages.Count == 0
                    ? Odd(random, routes, pages) : await Mutated(random, client, pages[random.Next(pages.Count)]);
                var sent = $"{role}: {request.Method} {request.RequestUri}";
                using var response = await client.SendAsync(request);
                var status = (int)response.StatusCode;
                statuses[status] = statuses.GetValueOrDefault(status) + 1;
                var body = await response.Content.ReadAsStringAsync();
                if (status >= 500)
                    wrong.Add($"{sent}: {status}");
                // What is no HTTP is answered by the server before anything of ours is asked.
                else if (body.Length > 0 && !response.Headers.Contains("X-Content-Type-Options"))
                    wrong.Add($"{sent}: {status} without its headers");
                if (Inside().IsMatch(body))
                    wrong.Add($"{sent}: {status} tells of the inside");
            }
        }

        output.WriteLine($"seed {seed}: {string.Join(", ", statuses.Select(s => $"{s.Value} × {s.Key}"))}");
        wrong.Distinct().Take(20).ShouldBeEmpty($"seed {seed}");
        statuses.Keys.Count(s => s < 400).ShouldBeGreaterThan(1, "some of it has to get somewhere");
    }

    private static HttpRequestMessage Odd(Random random, List<RoutePattern> routes, List<string> pages)
    {
        var path = random.Next(4) == 0 && pages.Count > 0 ? pages[random.Next(pages.Count)].Split('?')[0]
            : Endpoints.Address(routes[random.Next(routes.Count)], (_, constraint) => random.Next(4) == 0 ? Endpoints.Plain(constraint) : Segment(random));
        var query = string.Join('&', Enumerable.Range(0, random.Next(4)).Select(_ => $"{Uri.EscapeDataString(One(random, Nasty.Names))}={Value(random)}"));
        var request = new HttpRequestMessage(new(One(random, Methods)), new Uri(query.Length == 0 ? path : $"{path}?{query}", UriKind.Relative));
        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head && request.Method != HttpMethod.Trace && random.Next(3) > 0)
        {
            request.Content = new StringContent(One(random, Nasty.Bodies), Encoding.UTF8);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(One(random, Nasty.MediaTypes));
        }

        if (random.Next(8) == 0)
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", "127.0.0.1, x");
        if (random.Next(8) == 0)
            request.Headers.TryAddWithoutValidation("Accept", "application/json;q=x");
        return request;
    }

    /// <summary>A form of a page, with its own token, and one or two of its fields, or names, as they never are.</summary>
    private static async Task<HttpRequestMessage> Mutated(Random random, HttpClient client, string address)
    {
        using var shown = await client.GetAsync(new Uri(address, UriKind.Relative));
        var forms = new HtmlParser().ParseDocument(await shown.Content.ReadAsStringAsync()).QuerySelectorAll("form[method=post]").OfType<IHtmlFormElement>()
            .Where(f => !Ends.Contains(f.GetAttribute("action"))).ToList();
        if (forms.Count == 0)
            return new(HttpMethod.Get, new Uri(address, UriKind.Relative));
        var form = forms[random.Next(forms.Count)];
        var fields = form.Elements.Select(e => (Name: e.GetAttribute("name"), Value: e.GetAttribute("value") ?? ""))
            .Where(f => f.Name is { Length: > 0 }).ToList();
        for (var n = random.Next(1, 3); n > 0 && fields.Count > 0; n--)
        {
            var at = random.Next(fields.Count);
            if (fields[at].Name != "form-token")
                fields[at] = random.Next(5) == 0 ? (One(random, Nasty.Names), fields[at].Value) : (fields[at].Name, One(random, Nasty.Texts));
        }

        var to = form.GetAttribute("action") is { Length: > 0 } action ? action.Split('#')[0] : address;
        return new(HttpMethod.Post, new Uri(to, UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name!, f.Value))),
        };
    }

    /// <summary>Addresses that a role finds by following links from its front pages.</summary>
    private static async Task<List<string>> Crawl(HttpClient client)
    {
        var (found, open) = (new List<string>(), new Queue<string>(["/", "/desk", "/studio", "/cases", "/apply/YJS-E01", "/matters/YJS-E01", "/account",
            "/verify", "/operations/dead-letters"]));
        var seen = open.ToHashSet(StringComparer.Ordinal);
        while (open.TryDequeue(out var address) && found.Count < PagesOfRole)
        {
            using var page = await client.GetAsync(new Uri(address, UriKind.Relative));
            if (!page.IsSuccessStatusCode || page.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            found.Add(address);
            foreach (var link in new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync()).QuerySelectorAll("main a[href^='/']")
                .Select(a => a.GetAttribute("href")!.Split('#')[0]))
            {
                if (!Ends.Contains(link.Split('?')[0]) && seen.Add(link))
                    open.Enqueue(link);
            }
        }

        return found;
    }

    private static string Segment(Random random)
    {
        var text = random.Next(3) == 0 ? One(random, Nasty.Escaped) : Uri.EscapeDataString(One(random, Nasty.Texts));
        return text.Length == 0 ? "%20" : text[..Math.Min(text.Length, 900)];
    }

    private static string Value(Random random) => random.Next(4) == 0 ? One(random, Nasty.Escaped) : Uri.EscapeDataString(One(random, Nasty.Texts));

    private static string One(Random random, IReadOnlyList<string> of) => of[random.Next(of.Count)];

    // A stack trace, a type of ours or the framework's, a file of the sources.
    [GeneratedRegex(@"\bat OneStop\.|\bat Microsoft\.|Exception:|\.cs:line|System\.[A-Z]\w+Exception|Npgsql\.", RegexOptions.None, 1000)]
    private static partial Regex Inside();
}

/// <summary>A city of its own: what is sent to it may throw away drafts and try what failed again.</summary>
public sealed class FuzzPortal : PortalUnderTest;
