using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using OneStop.Catalog.Open;
using OneStop.Catalog.Tests.World;
using OneStop.Testing;

namespace OneStop.Catalog.Tests.Open;

public sealed class OpenDataTests(PortalUnderTest portal)
{
    private const string Root = "/api/2026-12-01/catalog";

    private async Task<HttpClient> Client()
    {
        await portal.PublishHalls();
        return new(new HttpClientHandler { UseCookies = false }) { BaseAddress = await portal.Address() };
    }

    private static async Task<JsonNode> Read(HttpClient client, string path) => JsonNode.Parse(await client.GetStringAsync(path))!;

    private static IEnumerable<JsonNode> Data(JsonNode page) => page["data"]!.AsArray().OfType<JsonNode>();

    [Theory]
    [InlineData("/matters", 1)]
    [InlineData("/items", 4)]
    [InlineData("/halls", 2)]
    [InlineData("/departments", 3)]
    [InlineData("/regions", 7)]
    public async Task Paging_reaches_everything_once_and_in_order(string list, int limit)
    {
        using var client = await Client();
        var all = Data(await Read(client, $"{Root}{list}?limit=200")).Select(Key).ToList();
        var paged = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await Read(client, $"{Root}{list}?limit={limit}{(cursor.Length > 0 ? "&cursor=" + cursor : "")}");
            Data(page).Count().ShouldBeLessThanOrEqualTo(limit);
            paged.AddRange(Data(page).Select(Key));
            cursor = page["next"]?.ToString();
        }

        paged.ShouldBe(all);
        paged.ShouldBeUnique();
        all.Count.ShouldBeGreaterThan(0);

        static string Key(JsonNode row) => row["matter"] is { } matter ? $"{matter}/{row["code"]}" : row["code"]!.ToString();
    }

    [Fact]
    public async Task The_next_page_is_linked_in_the_header_too()
    {
        using var client = await Client();
        using var first = await client.GetAsync($"{Root}/regions?limit=5");
        var link = first.Headers.GetValues("Link").Single();
        link.ShouldEndWith(">; rel=\"next\"");
        (await client.GetStringAsync(link[1..link.IndexOf('>', StringComparison.Ordinal)])).ShouldContain("data");
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        using var client = await Client();
        var version = (await Read(client, Root + "/matters/YJS-E01"))["version"];
        foreach (var path in new[] { "/matters", "/matters/YJS-E01", $"/matters/YJS-E01/versions/{version}", "/items", "/halls", "/departments", "/regions" })
        {
            using var first = await client.GetAsync(Root + path);
            var tag = first.Headers.ETag!;
            tag.IsWeak.ShouldBeFalse();
            using var again = await Ask(client, Root + path, tag);
            again.StatusCode.ShouldBe(HttpStatusCode.NotModified, path);
            again.Headers.ETag.ShouldBe(tag);
            (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
            using var other = await Ask(client, Root + path, new("\"something-else\""));
            other.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Everybody_may_read_and_nobody_gets_a_cookie()
    {
        await portal.PublishHalls();
        using var browser = await portal.Visitor();
        await browser.SignIn("zhouhe", "donghu-2026");
        foreach (var path in new[] { "/matters", "/matters/NOPE", "/matters?limit=0" })
        {
            using var answer = await browser.Http.GetAsync(Root + path);
            answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        }

        // As soon as something of the account ends elsewhere its sessions are looked at anew, which renews a cookie: not on such an answer.
        using (var elsewhere = await portal.Visitor())
        {
            await elsewhere.SignIn("zhouhe", "donghu-2026");
            await elsewhere.Submit((await elsewhere.Get("/signout")).Form());
        }

        using var matters = await browser.Http.GetAsync(Root + "/matters");
        matters.Headers.CacheControl!.ToString().ShouldBe("public, max-age=60");
        using var page = await browser.Http.GetAsync("/matters");
        page.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/matters?limit=0", 400, "open-data.limit")]
    [InlineData("/matters?limit=201", 400, "open-data.limit")]
    [InlineData("/matters?limit=1&limit=2", 400, "open-data.limit")]
    [InlineData("/matters?limit=%2B5", 400, "open-data.limit")]
    [InlineData("/matters?limit=99999999999999999999", 400, "open-data.limit")]
    [InlineData("/matters?limit=", 400, "open-data.limit")]
    [InlineData("/matters?cursor=", 400, "open-data.cursor-broken")]
    [InlineData("/matters?cursor=YJS-E01", 400, "open-data.cursor-broken")]
    [InlineData("/matters?cursor=%27%3B--", 400, "open-data.cursor-broken")]
    [InlineData("/matters?cursor=%00", 400, "api.bad-request")]
    [InlineData("/halls?region=1%27%20or%201%3D1", 400, "open-data.region-unknown")]
    [InlineData("/items?region=999999999999", 400, "open-data.region-unknown")]
    [InlineData("/items?department=%3Cscript%3E", 400, "open-data.department-unknown")]
    [InlineData("/nothing", 404, "api.not-found")]
    [InlineData("/matters/YJS-X99", 404, "open-data.matter-unknown")]
    [InlineData("/matters/..%2F..%2Fetc", 404, "open-data.matter-unknown")]
    [InlineData("/matters/YJS-E01/versions/99", 404, "open-data.version-unknown")]
    [InlineData("/matters/YJS-E01/versions/-1", 404, "open-data.version-unknown")]
    [InlineData("/matters/YJS-E01/versions/one", 404, "open-data.version-unknown")]
    public async Task What_cannot_be_answered_is_a_problem_with_a_code(string path, int status, string code)
    {
        using var client = await Client();
        using var answer = await client.GetAsync(Root + path);
        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        problem["code"]!.ToString().ShouldBe(code);
        problem["status"]!.GetValue<int>().ShouldBe(status);
        problem["message"]!["zh"]!.ToString().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Nothing_can_be_written()
    {
        using var client = await Client();
        using var nothing = new StringContent("");
        using var answer = await client.PostAsync(Root + "/matters", nothing);
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"api.method\"");
    }

    [Fact]
    public async Task A_cursor_of_another_list_or_with_another_letter_is_no_cursor()
    {
        using var client = await Client();
        var cursor = (await Read(client, Root + "/regions?limit=1"))["next"]!.ToString();
        using var elsewhere = await client.GetAsync($"{Root}/departments?cursor={cursor}");
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        for (var i = 0; i < cursor.Length; i++)
        {
            var altered = string.Concat(cursor.AsSpan(0, i), cursor[i] == 'A' ? "B" : "A", cursor.AsSpan(i + 1));
            Cursor.Read("regions", altered).ShouldBeNull(altered);
            Cursor.Read("regions", cursor[..i]).ShouldBeNull();
        }
    }

    [Fact]
    public async Task Numbers_that_were_not_verified_say_so()
    {
        using var client = await Client();
        var items = Data(await Read(client, Root + "/items?limit=200")).ToList();
        items.Where(i => i["statutory"] is not null).ShouldAllBe(i => i["statutory"]!["evidence"]!.ToString() == "sourced"
            || i["statutory"]!["evidence"]!.ToString() == "unverified");
        items.Where(i => i["legal"] is not null).ShouldAllBe(i => i["legal"]!["evidence"]!.ToString() == "sourced");
        items.ShouldContain(i => i["fee"]!["amount"]!.GetValue<decimal>() == 0);
    }

    [Fact]
    public async Task Lists_can_be_narrowed_to_a_region_and_a_department()
    {
        using var client = await Client();
        Data(await Read(client, Root + "/items?department=tobacco")).ShouldAllBe(i => i["department"]!.ToString() == "tobacco");
        Data(await Read(client, Root + "/halls?region=990103000000")).Select(h => h["code"]!.ToString()).ShouldContain("test-machine");
        Data(await Read(client, Root + "/halls?region=990103000000")).Select(h => h["code"]!.ToString()).ShouldNotContain("test-house");
        Data(await Read(client, Root + "/halls")).Single(h => h["code"]!.ToString() == "test-corner")["aroundTheClock"]!.GetValue<bool>()
            .ShouldBeFalse("it keeps the hours of its hall");
        Data(await Read(client, Root + "/matters?region=990102001001")).Select(m => m["code"]!.ToString()).ShouldContain("YJS-E01");
    }

    [Fact]
    public async Task Regions_have_twelve_digits_a_level_and_a_parent()
    {
        using var client = await Client();
        var regions = Data(await Read(client, Root + "/regions?limit=200")).ToList();
        regions.ShouldAllBe(r => r["code"]!.ToString().Length == 12);
        regions.Where(r => r["parent"] is not null).ShouldAllBe(r =>
            regions.Any(p => p["code"]!.ToString() == r["parent"]!.ToString() && p["level"]!.GetValue<int>() < r["level"]!.GetValue<int>()));
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient client, string path, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(tag);
        return await client.SendAsync(request);
    }
}
