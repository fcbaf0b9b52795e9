using System.Net;
using OneStop.Certificates.OnFile;
using OneStop.Contracts.Certificates;
using OneStop.EventSourcing.Secrets;
using OneStop.Identifiers;
using OneStop.Secrets;
using OneStop.Testing;

[assembly: AssemblyFixture(typeof(PortalUnderTest))]

namespace OneStop.Certificates.Tests.Pages;

/// <summary>The wallet and the verification as people use them, on the real portal with its demo people.</summary>
public sealed class PageTests(PortalUnderTest portal)
{
    private const string Hewei = "91990102MA0H7K2C60";
    private const string Password = "donghu-2026";

    private async Task<HeldCertificate> Licence()
    {
        var services = await portal.Services();
        var subject = SubjectId.OfEnterprise(services.GetRequiredService<MasterKeys>(), Hewei);
        return (await services.GetRequiredService<CertificateFolder>().Of(subject, default)).Single(c => c.Code == "business-licence");
    }

    private async Task<byte[]> Bytes(Guid id) => (await (await portal.Services()).GetRequiredService<ICertificates>().Pdf(id))!.Bytes;

    [Fact]
    public async Task Anyone_verifies_by_number_by_code_and_by_file()
    {
        var licence = await Licence();
        using var visitor = await portal.Visitor();
        var start = await visitor.Get("/verify");
        start.Status.ShouldBe(200);

        var byNumber = await visitor.Submit(start.Form("form:has([name=number])").With("number", licence.Number));
        byNumber.H1.ShouldBe("是真的，现在有效");
        byNumber.Text.ShouldContain("东湖市禾味小馆餐饮有限公司");
        byNumber.Text.ShouldContain("我们查了4样");

        var byFile = await visitor.Submit(start.Form("form:has([name=file])").WithFile("file", "营业执照.pdf", "application/pdf", await Bytes(licence.Id)));
        byFile.Status.ShouldBe(200);
        byFile.H1.ShouldBe("是真的，现在有效");
        byFile.Text.ShouldContain("和签发时逐字节一致");
        (await visitor.Get("/verify/NOTACODE")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task An_altered_file_is_refused_with_the_reason_and_what_to_do()
    {
        var bytes = await Bytes((await Licence()).Id);
        bytes[bytes.AsSpan().IndexOf("/EmbeddedFile"u8) + 400] ^= 1;
        using var visitor = await portal.Visitor();
        var seen = await visitor.Submit((await visitor.Get("/verify")).Form("form:has([name=file])").WithFile("file", "营业执照.pdf", "application/pdf", bytes));
        seen.H1.ShouldBe("内容被改过，不能用");
        seen.Text.ShouldContain("随文件附带的证照数据");
        seen.Text.ShouldContain("核验编号V-");
    }

    [Fact]
    public async Task Bad_uploads_and_numbers_are_told_on_the_page()
    {
        using var visitor = await portal.Visitor();
        var page = await visitor.Get("/verify");
        foreach (var (bytes, message) in new[]
        {
            (Array.Empty<byte>(), "请选择要核验的 PDF 文件"), (new byte[11 * 1024 * 1024], "文件超过10 MB"), ([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], "这不是 PDF 文件"),
        })
        {
            var seen = await visitor.Submit(page.Form("form:has([name=file])").WithFile("file", "上传.pdf", "application/pdf", bytes));
            seen.Status.ShouldBe(400);
            seen.Errors.ShouldHaveSingleItem().ShouldContain(message);
        }

        (await visitor.Submit(page.Form("form:has([name=file])"))).Status.ShouldBe(400);
        (await visitor.Submit(page.Form("form:has([name=number])"))).Errors.ShouldHaveSingleItem().ShouldContain("请输入证照编号");
        (await visitor.Get("/verify?number=")).Errors.ShouldHaveSingleItem().ShouldContain("请输入证照编号");
        (await visitor.Get("/verify?number=%27--")).Status.ShouldBe(200);
        (await visitor.Get("/verify?number=%00%27--")).Status.ShouldBe(400);
        (await visitor.Get("/verify?number=1&number=2")).Status.ShouldBe(200);
        (await visitor.Post("/verify", ("file", "x"))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task The_holder_sees_the_wallet_and_downloads_the_stored_bytes()
    {
        var licence = await Licence();
        using var browser = await portal.Visitor();
        await browser.SignIn("zhouhe", Password);
        var acting = await browser.Get("/acting");
        var choice = acting.All("input[type=radio]").First(i => i.ParentElement!.TextContent.Contains("禾味", StringComparison.Ordinal));
        await browser.Submit(acting.Form("form:has([type=radio])").With(choice.GetAttribute("name")!, choice.GetAttribute("value")!));

        var wallet = await browser.Get("/wallet");
        wallet.Status.ShouldBe(200);
        wallet.All(".cert h2").Select(h => h.TextContent).ShouldContain("营业执照");
        var mine = await browser.Get(wallet.Link("个人"));
        mine.All(".cert h2").Select(h => h.TextContent).ShouldContain("居民身份证");

        var detail = await browser.Get($"/wallet/{licence.Id}");
        detail.H1.ShouldBe("营业执照");
        detail.Text.ShouldContain(Hewei);

        using var download = await browser.Http.GetAsync(new Uri($"/wallet/{licence.Id}/pdf", UriKind.Relative));
        download.StatusCode.ShouldBe(HttpStatusCode.OK);
        download.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe($"营业执照 {licence.Number}.pdf");
        (await download.Content.ReadAsByteArrayAsync()).ShouldBe(await Bytes(licence.Id));
    }

    [Fact]
    public async Task The_wallet_names_kinds_of_certificates_in_the_readers_language()
    {
        using var browser = await portal.Visitor();
        await browser.SignIn("liufang", Password);
        browser.Prefer("lang", "en");
        var wallet = await browser.Get("/wallet");
        var names = wallet.All(".cert h2").ToList();
        names.Select(n => n.TextContent).ShouldContain("Marriage certificate", StringComparer.OrdinalIgnoreCase);
        names.Where(n => n.TextContent.Any(c => c > '\u2e80')).ShouldAllBe(n => n.GetAttribute("lang") == "zh-CN");
        var one = await browser.Get(wallet.All(".cert a.go")[0].GetAttribute("href")!);
        one.H1.ShouldBe(names[0].TextContent);
    }

    [Fact]
    public async Task What_a_certificate_says_is_labelled_in_the_readers_language_and_its_values_stay()
    {
        using var browser = await portal.Visitor();
        await browser.SignIn("liufang", Password);
        browser.Prefer("lang", "en");
        var (english, terms) = (0, 0);
        var shown = (await browser.Get("/wallet")).All(".cert a.go").Select(a => a.GetAttribute("href")!);
        foreach (var link in shown.Where(a => a.StartsWith("/wallet/", StringComparison.Ordinal)))
        {
            foreach (var term in (await browser.Get(link)).All("main dt"))
            {
                var chinese = term.TextContent.Any(c => c > '\u2e80');
                term.GetAttribute("lang").ShouldBe(chinese ? "zh-CN" : null, term.TextContent);
                terms++;
                english += chinese ? 0 : 1;
            }
        }

        english.ShouldBeGreaterThan(terms * 4 / 5, "a label without English in the catalogue stays as it is printed, and says so");
    }

    [Fact]
    public async Task Who_issued_a_certificate_is_said_once()
    {
        using var browser = await portal.Visitor();
        await browser.SignIn("liufang", Password);
        foreach (var link in (await browser.Get("/wallet")).All(".cert a.go"))
        {
            var page = await browser.Get(link.GetAttribute("href")!);
            var issuer = page.Find(".page-head .lead")!.TextContent;
            page.All("main dd").ShouldNotContain(d => d.TextContent == issuer);
        }
    }

    [Fact]
    public async Task Nobody_else_sees_or_downloads_it()
    {
        var licence = await Licence();
        using var visitor = await portal.Visitor();
        (await visitor.Redirects($"/wallet/{licence.Id}"))!.ShouldContain("/signin");
        using var other = await portal.Visitor();
        await other.SignIn("liufang", Password);
        (await other.Get($"/wallet/{licence.Id}")).Status.ShouldBe(404);
        using var download = await other.Http.GetAsync(new Uri($"/wallet/{licence.Id}/pdf", UriKind.Relative));
        download.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var hers = (await other.Get("/wallet")).All(".cert h2").Select(h => h.TextContent).ToList();
        hers.ShouldContain("居民身份证");
        hers.ShouldNotContain("营业执照");
    }

    [Fact]
    public async Task The_pages_speak_English_too()
    {
        using var visitor = await portal.Visitor();
        visitor.Prefer("lang", "en");
        var seen = await visitor.Get($"/verify?number={Uri.EscapeDataString((await Licence()).Number)}");
        seen.H1.ShouldBe("Genuine and in force");
        seen.Text.ShouldContain("We checked 4 things");
    }
}
