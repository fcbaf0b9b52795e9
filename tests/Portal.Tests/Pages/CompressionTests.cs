using System.IO.Compression;
using System.Text;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Pages;

public class CompressionTests(PortalUnderTest portal)
{
    private const string Guide = "/matters/YJS-E01";

    private static async Task<(string Encoding, byte[] Body, string Vary)> Ask(Browser browser, string path, string accepted, string? from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd(accepted);
        if (from is not null)
            request.Headers.Add("Sec-Fetch-Site", from);
        using var response = await browser.Http.SendAsync(request);
        return (string.Join(',', response.Content.Headers.ContentEncoding), await response.Content.ReadAsByteArrayAsync(), response.Headers.Vary.ToString());
    }

    [Fact]
    public async Task A_page_comes_in_a_third_of_its_bytes_and_says_the_same()
    {
        using var browser = await portal.Visitor();
        var plain = await Ask(browser, Guide, "identity", null);
        plain.Encoding.ShouldBe("");
        foreach (var (accepted, encoding) in new[] { ("br, gzip", "br"), ("gzip", "gzip") })
        {
            using var fresh = await portal.Visitor();
            var packed = await Ask(fresh, Guide, accepted, null);
            packed.Encoding.ShouldBe(encoding);
            packed.Vary.ShouldContain("Accept-Encoding");
            (packed.Body.Length * 3).ShouldBeLessThan(plain.Body.Length);
            using var stream = new MemoryStream(packed.Body);
            using Stream unpacked = encoding == "br" ? new BrotliStream(stream, CompressionMode.Decompress)
                : new GZipStream(stream, CompressionMode.Decompress);
            using var text = new StreamReader(unpacked, Encoding.UTF8);
            (await text.ReadToEndAsync()).ShouldContain("</html>");
        }
    }

    /// <summary>With somebody's cookie and a guess in the address, the length of the answer would tell what else is in it (BREACH).</summary>
    [Fact]
    public async Task A_page_that_another_site_asked_for_with_somebodys_cookie_has_its_full_length()
    {
        using var browser = await portal.Visitor();
        await browser.Get("/signin");
        browser.Cookies.Count.ShouldBeGreaterThan(0);
        foreach (var from in new[] { null, "cross-site", "same-site", "same-origin, none" })
            (await Ask(browser, "/matters?q=%E7%BB%93%E5%A9%9A", "br", from)).Encoding.ShouldBe("", from);
        foreach (var from in new[] { "same-origin", "none" })
            (await Ask(browser, "/matters?q=%E7%BB%93%E5%A9%9A", "br", from)).Encoding.ShouldBe("br", from);
    }
}
