using System.Net;
using OneStop.Testing;

namespace OneStop.Catalog.Tests.Open;

public sealed class OpenDataLimitTests
{
    private sealed class Strict : PortalUnderTest
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings => [KeyValuePair.Create("OneStop:OpenDataPerMinute", "3")];
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_back()
    {
        await using var portal = new Strict();
        using var client = new HttpClient { BaseAddress = await portal.Address() };
        HttpResponseMessage last = null!;
        for (var i = 0; i < 4; i++)
            last = await client.GetAsync("/api/2026-12-01/catalog/departments");
        last.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        last.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await last.Content.ReadAsStringAsync()).ShouldContain("open-data.too-many");
        last.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeGreaterThan(0);
        last.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
    }
}
