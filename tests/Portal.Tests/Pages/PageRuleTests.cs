using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Testing;
using OneStop.Web;

namespace OneStop.Portal.Tests.Pages;

public partial class PageRuleTests(PortalUnderTest portal)
{
    private static readonly IReadOnlyList<(string Path, string Text)> Views = [.. Sources.All(".cshtml")];

    [Fact]
    public async Task Every_page_file_has_a_route_of_its_own()
    {
        var files = Views.Select(v => RouteLine().Match(v.Text)).Where(m => m.Success).Select(m => m.Groups["route"].Value.Trim('/')).ToList();
        var pages = (await portal.Services()).GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>()
            .Select(p => p.AttributeRouteInfo!.Template!).ToList();
        pages.Order(StringComparer.Ordinal).ShouldBe(files.Order(StringComparer.Ordinal));
        pages.ShouldBeUnique();
    }

    [Fact]
    public async Task Every_page_and_endpoint_says_who_may_use_it() =>
        AccessCheck.List(await portal.Services()).Where(e => e.Access is null).Select(e => e.Route).ShouldBeEmpty();

    [Fact]
    public void No_view_has_a_style_a_script_or_a_handler_in_it() =>
        Views.Where(v => Inline().IsMatch(v.Text)).Select(v => v.Path).ShouldBeEmpty();

    [Fact]
    public void No_view_writes_what_it_did_not_encode() =>
        Views.Where(v => v.Text.Contains("Html.Raw", StringComparison.Ordinal)).Select(v => v.Path).ShouldBeEmpty();

    [Fact]
    public void Every_form_that_posts_keeps_its_token() =>
        // An explicit action switches the framework's token off.
        Views.SelectMany(v => Form().Matches(v.Text).Select(m => (v.Path, Tag: m.Value)))
            .Where(f => f.Tag.Contains("post", StringComparison.Ordinal) && f.Tag.Contains(" action=", StringComparison.Ordinal)
                && !f.Tag.Contains("asp-antiforgery=\"true\"", StringComparison.Ordinal))
            .Select(f => $"{f.Path}: {f.Tag}").ShouldBeEmpty();

    [Fact]
    public void What_is_typed_into_a_form_stays_when_the_language_changes() =>
        Views.Where(v => !v.Path.StartsWith("src/Portal/Design/", StringComparison.Ordinal))
            .SelectMany(v => WholeForm().Matches(v.Text).Select(m => (v.Path, Form: m.Value)))
            .Where(f => TypedField().IsMatch(f.Form) && !f.Form.Contains(" kept-at=\"", StringComparison.Ordinal))
            .Select(f => f.Path).ShouldBeEmpty();

    [Fact]
    public void Words_of_pages_are_texts_and_not_written_into_views() =>
        Views.Where(v => !v.Path.StartsWith("src/Portal/Design/", StringComparison.Ordinal) && Han().IsMatch(Comment().Replace(v.Text, "")))
            .Select(v => $"{v.Path}: {Han().Match(v.Text).Value}").ShouldBeEmpty();

    [Theory]
    [InlineData("/")]
    [InlineData("/promises")]
    [InlineData("/privacy")]
    [InlineData("/accessibility")]
    [InlineData("/design")]
    [InlineData("/no-such-page")]
    [InlineData("/signin")]
    [InlineData("/matters")]
    [InlineData("/items")]
    [InlineData("/policies")]
    [InlineData("/help")]
    [InlineData("/halls")]
    [InlineData("/halls/hall-city")]
    [InlineData("/open-data")]
    public async Task Every_page_has_one_title_a_language_landmarks_and_headers(string path)
    {
        using var browser = await portal.Visitor();
        foreach (var lang in new[] { "zh", "en" })
        {
            browser.Prefer("lang", lang);
            var page = await browser.Get(path);
            page.All("h1").Count.ShouldBe(1, page.Text);
            page.Find("html")!.GetAttribute("lang").ShouldBe(lang == "en" ? "en" : "zh-CN");
            page.All("main").Count.ShouldBe(1);
            page.Find("a.skip")!.GetAttribute("href").ShouldBe("#main");
            page.Title.ShouldEndWith(lang == "en" ? " - One Matter, One Stop" : " - 一件事·一站办");
            page.Headers["Content-Security-Policy"].ShouldBe(SecurityHeaders.ContentSecurityPolicy);
            page.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
            page.Headers.Keys.ShouldNotContain("Server");
            page.All("script, style, [style]").ShouldBeEmpty();
            page.All("[id]").Select(e => e.Id).ShouldBeUnique();
            if (lang == "en" && path != "/design")
                Han().Match(Visible(page)).Value.ShouldBe("");
        }
    }

    /// <summary>What an English reader sees, less what is Chinese on purpose.</summary>
    private static string Visible(Seen page)
    {
        foreach (var chinese in page.All("[lang=zh-CN]"))
            chinese.Remove();
        return page.Document.Body!.TextContent;
    }

    [GeneratedRegex("^@page \"(?<route>/[^\"]*)\"", RegexOptions.Multiline)]
    private static partial Regex RouteLine();

    [GeneratedRegex("""<style|<script(?! type="module" src="@Assets\.Url\(script\)"></script>)|\sstyle=|\son[a-z]+=|javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("<form[^>]*>")]
    private static partial Regex Form();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}+")]
    private static partial Regex Han();

    [GeneratedRegex("<form\\b[^>]*method=\"post\".*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex WholeForm();

    [GeneratedRegex("<field\\b(?![^>]*type=\"(?:file|password)\")", RegexOptions.Singleline, 1000)]
    private static partial Regex TypedField();

    [GeneratedRegex(@"@\*[\s\S]*?\*@|//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
