using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Cases.AccessLog;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Desk;

/// <summary>What was not asked for can be looked at, and PDFs stand in the page that asks for them.</summary>
public sealed class ShowKnownTests(PortalUnderTest portal)
{
    private readonly CaseDesk desk = new(portal);

    [Fact]
    public async Task A_form_that_is_made_from_what_was_filed_can_be_read_and_hides_what_is_sensitive()
    {
        var filed = await desk.File();
        using var clerk = await desk.SignedIn(CaseDesk.Clerk);
        var item = await clerk.Get(filed.Url(Restaurant.Food));
        var links = item.All("a[href*='/known/']").Select(a => a.GetAttribute("href")!).ToList();
        links.Count.ShouldBe(item.All(".mini-list .tag").Count(t => t.TextContent is "电子证照" or "共享数据" or "系统生成" or "告知承诺" or "前项结果"));

        var form = await clerk.Get($"{filed.Url(Restaurant.Food)}/known/food-application");
        form.Text.ShouldContain("按这些填写的内容生成");
        form.Body.ShouldNotContain("990102198809032044");
        (await clerk.Get(form.Link("看完整的敏感信息"))).Text.ShouldContain("990102198809032044");
        foreach (var link in links)
            (await clerk.Get(link)).Status.ShouldBe(200, link);

        var looks = await (await portal.Services()).GetRequiredService<AccessLogReader>().Of(filed.Id, default);
        looks.Count.ShouldBe(links.Count + 3);
        looks.Count(l => l.Whole).ShouldBe(1);
    }

    [Fact]
    public async Task What_another_department_got_is_not_there()
    {
        var filed = await (await desk.File()).Accepted();
        using var signs = await desk.SignedIn(CaseDesk.SignReviewer);
        (await signs.Get($"{filed.Url(Restaurant.Food)}/known/food-application")).Status.ShouldBe(404);
        (await signs.Get($"{filed.Url(Restaurant.Sign)}/known/food-application")).Status.ShouldBe(404);
        (await signs.Get($"{filed.Url(Restaurant.Sign)}/known/signboard-application")).Status.ShouldBe(200);
        (await signs.Get($"{filed.Url(Restaurant.Sign)}/known/signboard-application/paper.pdf")).Status.ShouldBe(404, "it has none");
    }

    [Fact]
    public async Task A_certificate_that_served_is_shown_in_the_page_once_it_is_asked_for_whole()
    {
        using var clerk = await desk.SignedIn(CaseDesk.Clerk);
        var served = await Served();
        var paper = await clerk.Get((await clerk.Get(served.Url(Restaurant.Food))).Find("a[href$='/known/business-licence']")!.GetAttribute("href")!);
        paper.Headers["Content-Security-Policy"].ShouldNotContain("frame-src");
        paper.All("iframe").ShouldBeEmpty();

        var whole = await clerk.Get(paper.Link("看整份原件"));
        whole.Headers["Content-Security-Policy"].ShouldEndWith("; frame-src 'self'");
        var address = whole.Find("iframe")!.GetAttribute("src")!;
        whole.Link("单独打开").ShouldBe(address);
        using var pdf = await clerk.Http.GetAsync(new Uri(address, UriKind.Relative));
        pdf.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        pdf.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        pdf.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'self'");
        (await pdf.Content.ReadAsByteArrayAsync()).AsSpan().StartsWith("%PDF"u8).ShouldBeTrue();
    }

    [Fact]
    public async Task An_uploaded_PDF_stands_in_the_page_and_only_that_page_may_frame()
    {
        var filed = await desk.File();
        var plan = Restaurant.PageOf(filed.Number, "layout-plan");
        await using (var command = (await portal.Services()).GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("update cases.files set media_type = 'application/pdf' where id = $1"))
        {
            command.Parameters.Add(new() { Value = plan });
            await command.ExecuteNonQueryAsync();
        }

        using var clerk = await desk.SignedIn(CaseDesk.Clerk);
        var page = await clerk.Get($"{filed.Url(Restaurant.Food)}?sheet={plan}");
        page.Headers["Content-Security-Policy"].ShouldEndWith("; frame-src 'self'");
        var shown = await clerk.Get(page.Find("iframe")!.GetAttribute("src")!);
        shown.Headers["Content-Disposition"].ShouldStartWith("inline");
        shown.Headers["Content-Security-Policy"].ShouldContain("frame-ancestors 'self'");
        shown.Headers["X-Frame-Options"].ShouldBe("SAMEORIGIN");
        var saved = await clerk.Get($"{filed.Url(Restaurant.Food)}/files/{plan}");
        saved.Headers["Content-Disposition"].ShouldStartWith("attachment");
        saved.Headers["X-Frame-Options"].ShouldBe("DENY");

        var other = await clerk.Get(filed.Url(Restaurant.Licence));
        other.Headers["Content-Security-Policy"].ShouldNotContain("frame-src");
    }

    /// <summary>A case for which a certificate of the city served as the business licence.</summary>
    private async Task<FiledCase> Served()
    {
        await using var command = (await portal.Services()).GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select id from certificates.certificates where code = 'business-licence' and case_id is null order by id limit 1");
        var certificate = (Guid)(await command.ExecuteScalarAsync())!;
        return await desk.File(filed => filed with
        {
            Materials = [.. filed.Materials.Select(m => m.Material == "business-licence"
                ? m with { Way = WayKind.Certificate, Certificate = certificate } : m)],
        });
    }
}
