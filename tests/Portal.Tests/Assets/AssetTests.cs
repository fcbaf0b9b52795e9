using System.Net;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Assets;

public class AssetTests(PortalUnderTest portal)
{
    [Fact]
    public async Task The_style_sheet_is_named_by_its_content_compressed_and_kept_for_ever()
    {
        using var browser = await portal.Visitor();
        var css = (await browser.Get("/")).Find("link[rel=stylesheet]")!.GetAttribute("href")!;
        css.ShouldMatch("^/assets/onestop\\.[0-9a-f]{10}\\.css$");
        using var request = new HttpRequestMessage(HttpMethod.Get, css);
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var response = await browser.Http.SendAsync(request);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/css; charset=utf-8");
        response.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        response.Headers.CacheControl!.ToString().ShouldContain("immutable");
        (await response.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan(20_000);

        using var again = new HttpRequestMessage(HttpMethod.Get, css);
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        using var unchanged = await browser.Http.SendAsync(again);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }
}
