using System.Net.Http.Headers;
using OneStop.Cases.Tests.World;
using OneStop.Testing;
using OneStop.Web;
using SkiaSharp;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>Pages that people photograph and hand in, and files that pretend to be such pages.</summary>
public sealed class UploadTests(PortalUnderTest portal)
{
    private const string Plan = "/materials/layout-plan";

    private readonly Shop shop = new(portal);

    private static async Task<Seen> Upload(Browser browser, string draft, params (string Name, byte[] Bytes)[] files)
    {
        var form = (await browser.Get(draft + Plan)).Form("form:has(input[name=pages]):not(:has([name=replace]))");
        foreach (var (name, bytes) in files)
            form.WithFile("pages", name, "image/png", bytes);
        return await browser.Submit(form);
    }

    private static int Pages(Seen page) => page.All("li.page-row").Count;

    [Fact]
    public async Task A_file_that_is_not_a_page_is_told_at_the_field_and_nothing_of_it_is_kept()
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        foreach (var (name, bytes, told) in new[]
        {
            ("空.png", Array.Empty<byte>(), "「空.png」是空的"),
            ("program.png", "MZ\u0090\0\u0003\0"u8.ToArray(), "认不出是照片还是PDF"),
            ("page.html", "<html><script>alert(1)</script></html>"u8.ToArray(), "认不出是照片还是PDF"),
            ("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), "认不出是照片还是PDF"),
            ("half.png", Shop.Pixel[..40], "不完整"),
            ("photo.heic", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0], "是HEIC格式的照片"),
            ("letter.docx", "PK\u0003\u0004"u8.ToArray(), "另存为PDF"),
            ("acts.pdf", Papers.Pdf(catalog: $"/OpenAction{Papers.Script}"), "自己运行"),
            ("large.png", new byte[10_000_001], "每个文件不能超过"),
        })
        {
            var refused = await Upload(browser, draft, (name, bytes));
            refused.Status.ShouldBe(400, name);
            refused.Errors.ShouldHaveSingleItem(name).ShouldContain(told);
            refused.Find($".error-summary a[href='#{FieldId.Of("pages")}']").ShouldNotBeNull(name);
            Pages(refused).ShouldBe(0, name);
        }

        var none = await browser.Submit((await browser.Get(draft + Plan)).Form("form:has(input[name=pages])"));
        none.Status.ShouldBe(400);
        none.Errors.ShouldBe(["请先选文件"]);
    }

    [Fact]
    public async Task A_picture_that_can_hardly_be_read_is_kept_and_its_applicant_asked_to_look()
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        (await Upload(browser, draft, ("图.webp", Papers.Picture(SKEncodedImageFormat.Webp)))).Text.ShouldNotContain("点很少");
        var asked = await Upload(browser, draft, ("缩略图.png", Papers.Picture(SKEncodedImageFormat.Png, 10, 10)));
        asked.Errors.ShouldBeEmpty();
        asked.All("li.page-row").Select(row => row.TextContent.Contains("点很少", StringComparison.Ordinal)).ShouldBe([false, true]);
        asked.Text.ShouldContain("图.jpg");
    }

    [Fact]
    public async Task The_same_picture_twice_is_kept_once_and_said_so_and_pages_are_called_by_what_they_are()
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        var one = Papers.Picture(SKEncodedImageFormat.Png, 900, 700);
        var first = await Upload(browser, draft, ("photo.png", one), ("photo.png", Papers.Picture(SKEncodedImageFormat.Png, 800, 900)));
        first.Text.ShouldNotContain("只留了一份");
        var names = first.All("li.page-row .end > p").Select(p => p.TextContent).ToList();
        names.Count.ShouldBe(2);
        names[0].ShouldContain("第1页");
        names[1].ShouldContain("第2页");
        names.ShouldAllBe(n => !n.Contains("photo"));

        var again = await Upload(browser, draft, ("photo.png", one));
        again.Status.ShouldBe(200);
        again.Text.ShouldContain("有一样的，只留了一份");
        Pages(again).ShouldBe(2);
        (await browser.Get(draft + Plan)).Text.ShouldNotContain("只留了一份", customMessage: "it is told once");
    }

    [Fact]
    public async Task More_than_an_upload_may_be_is_turned_away_before_it_is_read()
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(draft + Plan, UriKind.Relative))
        {
            Content =
            new ByteArrayContent(new byte[SizeLimits.Upload + 1])
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        request.Headers.ExpectContinue = true;
        using var answer = await browser.Http.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(413);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<h1>");
    }

    [Fact]
    public async Task The_good_pages_are_kept_when_others_are_refused_and_no_more_than_there_is_room_for()
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        var mixed = await Upload(browser, draft, ("一.png", Shop.PageNo(1)), ("坏.png", "MZ"u8.ToArray()), ("一again.png", Shop.PageNo(1)));
        mixed.Errors.ShouldHaveSingleItem().ShouldContain("坏.png");
        Pages(mixed).ShouldBe(1);
        var full = await Upload(browser, draft, [.. Enumerable.Range(2, 6).Select(i => ($"{i}.png", Shop.PageNo(i)))]);
        full.Status.ShouldBe(400);
        full.Errors.ShouldBe(["最多6页，「7.png」没有加进去"]);
        Pages(full).ShouldBe(6);

        var removed = await browser.Submit(full.Form("form[action*=Remove]"));
        Pages(removed).ShouldBe(5);
        foreach (var nonsense in new[] { "x", "", Guid.Empty.ToString() })
        {
            var kept = await browser.Submit(removed.Form("form[action*=Remove]").With("file", nonsense));
            kept.Status.ShouldBeOneOf(200, 400, 404);
            Pages(await browser.Get(draft + Plan)).ShouldBe(5, nonsense);
        }

        (await browser.Submit(removed.Form("form:has([name=replace])").With("replace", "x")
            .WithFile("pages", "new.png", "image/png", Shop.PageNo(9)))).Status.ShouldBeOneOf(200, 400);
        foreach (var handler in new[] { "Reuse", "Commit", "Nonsense" })
            (await browser.Submit(removed.Form("form[action*=Remove]").To($"{draft}{Plan}?handler={handler}")
                .With("from", "none\0"))).Status.ShouldBeOneOf(200, 400, 404);
        (await browser.Submit(removed.Form("form[action*=Remove]").To($"{draft}/materials/business-licence?handler=Remove"))).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("../../../etc/passwd.png", "passwd.png")]
    [InlineData("..\\..\\windows\\system.ini.png", "system.ini.png")]
    [InlineData("C:\\photos\\店.png", "店.png")]
    [InlineData("<img src=x onerror=alert(1)>.png", "<img src=x onerror=alert(1)>.png")]
    [InlineData("a\u202Egnp.exe", "agnp.png")]
    public async Task Of_a_file_name_only_the_last_part_is_kept_and_it_is_only_text(string sent, string shown)
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        var page = await Upload(browser, draft, (sent, Shop.Pixel));
        page.Errors.ShouldBeEmpty();
        page.Text.ShouldContain(shown);
        page.Body.ShouldNotContain("<img src=x");
        page.Body.ShouldNotContain("..");
        var link = page.Find($"[href*='{draft}/files/']")!.GetAttribute("href")!;
        var served = await browser.Get(link);
        served.Status.ShouldBe(200);
        served.Headers["Content-Type"].ShouldBe("image/png");
        served.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        served.Headers["Content-Security-Policy"].ShouldContain("sandbox");
        served.Headers["Content-Security-Policy"].ShouldContain("frame-ancestors 'none'");
        served.Headers["Cache-Control"].ShouldContain("no-store");
        served.Headers["Content-Disposition"].ShouldNotContain("..");
        (await browser.Submit((await browser.Get(draft + "/discard")).Form())).Text.ShouldContain("草稿删掉了");
    }

    [Fact]
    public async Task A_name_without_end_and_one_that_is_empty_are_cut_and_replaced()
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        (await Upload(browser, draft, (new string('长', 300) + ".png", Shop.PageNo(1)))).Errors.ShouldBeEmpty();
        (await Upload(browser, draft, ("a" + string.Concat(Enumerable.Repeat("𠮷", 100)), Shop.PageNo(2)))).Errors.ShouldBeEmpty();
        (await Upload(browser, draft, ("\u200B", Shop.PageNo(3)))).Errors.ShouldBeEmpty();
        Pages(await browser.Get(draft + Plan)).ShouldBe(3);
    }
}
