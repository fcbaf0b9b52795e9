using System.Text;
using System.Text.RegularExpressions;
using OneStop.Catalog.Package;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Testing;
using OneStop.Time;

namespace OneStop.Catalog.Tests.Studio;

/// <summary>Officials at the pages of the Studio, over HTTP. Each test works on a matter of its own.</summary>
public sealed partial class StudioPagesTests(PortalUnderTest portal)
{
    [Fact]
    public async Task Two_officials_on_one_part_and_nobodys_work_is_lost()
    {
        var (one, two) = (await Editor("bailu"), await Editor("luojia"));
        var draft = await Begin(one, "YJS-T01", copy: "YJS-P06");
        var mine = (await one.Get($"{draft}/part/faq/1")).Form("main form").With("f.question.zh", "第一位改的问题");
        var theirs = (await two.Get($"{draft}/part/faq/1")).Form("main form").With("f.question.zh", "第二位改的问题");

        (await one.Submit(mine)).Errors.ShouldBeEmpty();
        var told = await two.Submit(theirs);

        told.Status.ShouldBe(409);
        told.Errors.ShouldHaveSingleItem().ShouldContain("白露在");
        told.Find("[name='f.question.zh']")!.GetAttribute("value").ShouldBe("第二位改的问题", "what was typed stays");
        (await two.Submit(told.Form("main form"))).Status.ShouldBe(409, "pressing again on the page that tells of it changes nothing");
        (await one.Get($"{draft}/part/faq/1")).Find("[name='f.question.zh']")!.GetAttribute("value").ShouldBe("第一位改的问题");
        (await two.Get($"{draft}/history")).Text.ShouldContain("改了常见问题 1");
    }

    [Fact]
    public async Task A_copy_says_that_it_is_one_and_collides_with_nothing()
    {
        using var editor = await Editor("bailu");
        var model = Shipped.Matter("YJS-P06");
        var page = await editor.Get(await Begin(editor, "YJS-T31", copy: model.Code));

        page.Text.ShouldContain(model.Name.Zh + "（副本）");
        page.Text.ShouldContain("T31-I1");
        foreach (var item in model.Items)
            page.Text.ShouldNotContain(item.Code);
        page.All(".faults a").ShouldBeEmpty("what it holds names its own items");
    }

    [Fact]
    public async Task One_draft_of_a_matter_at_a_time()
    {
        using var editor = await Editor("bailu");
        await Begin(editor, "YJS-T02");

        var second = await editor.Submit((await editor.Get("/studio")).Form("form:has([name=copy])").With("code", "YJS-T02"));

        second.Status.ShouldBe(409);
        second.Errors.ShouldHaveSingleItem().ShouldContain("同一时间只能有一份");
    }

    [Theory]
    [InlineData("", "编码用字母")]
    [InlineData("../../etc", "编码用字母")]
    [InlineData("一件事", "编码用字母")]
    public async Task A_code_that_is_none_is_refused(string code, string words)
    {
        using var editor = await Editor("bailu");

        var page = await editor.Submit((await editor.Get("/studio")).Form("form:has([name=copy])").With("code", code));

        page.Status.ShouldBe(400);
        page.Errors.ShouldHaveSingleItem().ShouldContain(words);
    }

    [Fact]
    public async Task An_empty_draft_says_everything_that_it_lacks_and_cannot_be_sent()
    {
        using var editor = await Editor("bailu");
        var draft = await Begin(editor, "YJS-T03");

        var page = await editor.Get(draft);

        page.Text.ShouldContain("处要改");
        page.All(".faults a").Count.ShouldBeGreaterThan(1);
        page.All("[name=note]").ShouldBeEmpty();
        page.Text.ShouldNotContain("困难帮扶", Case.Sensitive, "where people look for it is asked, not assumed");
        page.Text.ShouldContain("放在哪一类");
        page.Text.ShouldNotContain("（）");
        page.All(".faults a").Select(a => a.GetAttribute("href")).ShouldContain($"{draft}/add/items", "the first item is begun where it is missing");
        foreach (var place in new[] { "preview", "read" })
        {
            var unfinished = await editor.Get($"{draft}/{place}");
            unfinished.Text.ShouldContain(place == "preview" ? "还不能预览" : "还不能通读");
            unfinished.All($".notice a[href^='{draft}/part'], .notice a[href^='{draft}/add']").ShouldNotBeEmpty();
        }

        (await editor.Get($"{draft}/part/items/none")).Status.ShouldBe(404);
        (await editor.Get($"{draft}/part/items/none/results/none")).Status.ShouldBe(404);
        (await editor.Get($"{draft}/add/nothing")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_published_change_goes_to_new_visitors_and_its_history_stays()
    {
        var (author, reviewer) = (await Editor("bailu"), await Editor("luojia"));
        await Import(author, reviewer, Package("YJS-T04", "养鸽登记"));
        var start = await author.Submit((await author.Get("/studio/matters/YJS-T04")).Form().Press("act", "change"));
        var draft = start.Address.AbsolutePath;
        await author.Submit((await author.Get($"{draft}/part")).Form("main form").With("f.summary.zh", "新的介绍，一句话。"));
        (await author.Get($"{draft}/differences")).Text.ShouldContain("新的介绍，一句话。");
        (await author.Get($"{draft}/rehearsal")).Text.ShouldContain("还没有办件可以预演");

        await Publish(author, reviewer, draft);

        using var visitor = await portal.Visitor();
        (await visitor.Get("/matters/YJS-T04")).Text.ShouldContain("新的介绍，一句话。");
        var imported = Shipped.Matter("YJS-P06").Version;
        var matter = await author.Get($"/studio/matters/YJS-T04?from={imported}&to={imported + 1}");
        matter.Text.ShouldContain($"第{imported + 1}版");
        matter.Text.ShouldContain("新的介绍，一句话。");
        (await author.Get($"{draft}/history")).Text.ShouldContain("罗嘉");
    }

    [Fact]
    public async Task A_matter_ends_with_a_successor()
    {
        var (author, reviewer) = (await Editor("bailu"), await Editor("luojia"));
        await Import(author, reviewer, Package("YJS-T05", "旧的登记"));
        var start = await author.Submit((await author.Get("/studio/matters/YJS-T05")).Form().Press("act", "retire"));
        var draft = start.Address.AbsolutePath;
        await author.Submit((await author.Get($"{draft}/part")).Form("main form").With("f.successor", "YJS-P03").With("f.reason.zh", "并入社会保障卡")
            .With("f.reason.en", "Merged into the social security card"));

        await Publish(author, reviewer, draft);

        using var visitor = await portal.Visitor();
        var guide = await visitor.Get("/matters/YJS-T05");
        guide.Text.ShouldContain("并入社会保障卡");
        guide.Body.ShouldContain("/matters/YJS-P03");
        (await visitor.Get("/matters?q=旧的登记")).All("a[href='/matters/YJS-T05']").ShouldBeEmpty("what ended is not offered");
    }

    [Fact]
    public async Task A_broken_file_is_told_with_its_places_and_nothing_is_begun()
    {
        using var editor = await Editor("bailu");
        var package = CatalogVerb.Text(Package("YJS-T06", "坏文件")).Replace("\"P06-I1\"", "\"P06-I2\"", StringComparison.Ordinal);

        var nonsense = await editor.Submit((await editor.Get("/studio/import")).Form("main form")
            .WithFile("file", "乱码.json", "application/json", Encoding.UTF8.GetBytes("<xml>不是</xml>")));
        var faulty = await editor.Submit((await editor.Get("/studio/import")).Form("main form")
            .WithFile("file", "坏.json", "application/json", Encoding.UTF8.GetBytes(package)));
        var empty = await editor.Submit((await editor.Get("/studio/import")).Form("main form"));

        nonsense.Status.ShouldBe(400);
        nonsense.Text.ShouldContain("第1行");
        faulty.Text.ShouldContain("matters/YJS-T06/");
        faulty.Errors.ShouldHaveSingleItem().ShouldContain("什么也没有导入");
        empty.Errors.ShouldHaveSingleItem().ShouldContain("请选择要导入的文件");
        (await editor.Get("/studio?all=true")).Text.ShouldNotContain("坏.json");
    }

    [Fact]
    public async Task What_is_exported_and_imported_again_changes_nothing()
    {
        using var editor = await Editor("bailu");
        var exported = await (await editor.Http.GetAsync(new Uri("/studio/export/YJS-P08", UriKind.Relative))).Content.ReadAsByteArrayAsync();

        var again = await editor.Submit((await editor.Get("/studio/import")).Form("main form").WithFile("file", "P08.json", "application/json", exported));

        again.Text.ShouldContain("没有要导入的");
    }

    [Fact]
    public async Task The_whole_catalogue_goes_out_and_in_again_and_too_much_is_refused()
    {
        using var editor = await Editor("bailu");
        var everything = await (await editor.Http.GetAsync(new Uri("/studio/export/all", UriKind.Relative))).Content.ReadAsByteArrayAsync();
        everything.Length.ShouldBeGreaterThan(1_000_000, "larger than an ordinary form may be");

        var read = await editor.Submit((await editor.Get("/studio/import")).Form("main form").With("collision", "keep")
            .WithFile("file", "全部.json", "application/json", everything));
        var tooMuch = await editor.Submit((await editor.Get("/studio/import")).Form("main form")
            .WithFile("file", "大.json", "application/json", new byte[10_020_000]));

        read.Status.ShouldBe(200);
        read.Errors.ShouldBeEmpty();
        tooMuch.Errors.ShouldHaveSingleItem().ShouldContain("文件超过10MB");
    }

    [Fact]
    public async Task Chinese_goes_first_and_English_readers_are_told_that_the_English_follows()
    {
        var (author, reviewer) = (await Editor("bailu"), await Editor("luojia"));
        await Import(author, reviewer, Package("YJS-T10", "先有中文"));
        var draft = (await author.Submit((await author.Get("/studio/matters/YJS-T10")).Form().Press("act", "change"))).Address.AbsolutePath;
        await author.Submit((await author.Get($"{draft}/part")).Form("main form").With("f.summary.zh", "只有中文的介绍。").With("f.summary.en", ""));
        var today = TimeProvider.System.ChinaToday().ToString("yyyy-MM-dd");

        var refused = await author.Submit((await author.Get(draft)).Form("form:has([name=note])").With("note", "改介绍").With("effective", today));
        refused.Errors.ShouldHaveSingleItem().ShouldContain("还没有英文");
        var past = await author.Submit((await author.Get(draft)).Form("form:has([name=note])").With("note", "改介绍").With("effective", "2026-11-01")
            .With("english", "follows"));
        past.Errors.ShouldHaveSingleItem().ShouldContain("已经过去");
        (await author.Submit((await author.Get(draft)).Form("form:has([name=note])").With("note", "改介绍").With("effective", today)
            .With("english", "follows"))).Errors.ShouldBeEmpty();
        var read = await reviewer.Get($"{draft}/read");
        read.Text.ShouldContain("只有中文的介绍。");
        read.Text.ShouldContain("1处随后补");
        read.All("form[action$='/seen']").ShouldHaveSingleItem("only what differs from what is published is to be read again");
        read = await Read(reviewer, draft);
        (await reviewer.Submit(read.Form("form[action$='/publish']"))).Errors.ShouldBeEmpty();

        using var visitor = await portal.Visitor();
        var english = await visitor.Get("/matters/YJS-T10?lang=en");
        (await author.Get("/studio")).Text.ShouldContain("1处还没有英文");
        english.Text.ShouldContain("只有中文的介绍。");
    }

    [Fact]
    public async Task What_is_moved_must_be_there()
    {
        using var editor = await Editor("bailu");
        var draft = await Begin(editor, "YJS-T07", copy: "YJS-P06");
        var press = (await editor.Get(draft)).Form($"form[action='{draft}/move']");

        foreach (var place in new[] { "", "name", "items/none", "name/zh" })
            (await editor.Submit(press.With("place", place).With("seen", "").With("by", "-1"))).Status.ShouldBeOneOf(404, 409);
        foreach (var by in new[] { "", "0", "2", "x", "99999999999" })
            (await editor.Submit(press.With("by", by))).Status.ShouldBe(400);
        (await editor.Get($"{draft}/history")).Text.ShouldNotContain("移动");
    }

    [Fact]
    public async Task An_element_is_changed_by_a_draft_that_names_the_matters_it_touches()
    {
        var (author, reviewer) = (await Editor("bailu"), await Editor("luojia"));
        var list = await author.Get("/studio/dictionary?q=DE0606");
        list.Text.ShouldContain("孩子入学");
        var start = await author.Submit(list.Form("form:has(button[value=DE0606])").With("code", "DE0606"));
        var draft = start.Address.AbsolutePath;
        await author.Submit((await author.Get($"{draft}/part")).Form("main form").With("f.hint.zh", "从参保记录里数").With("f.hint.en", "Counted from the record"));

        await Publish(author, reviewer, draft);

        var catalog = (CatalogInMemory)(await portal.Services()).GetService(typeof(CatalogInMemory))!;
        catalog.Parts.Elements.Single(e => e.Code == "DE0606").Hint!.Zh.ShouldBe("从参保记录里数");
        catalog.Find("YJS-P02")!.Element("DE0606").Hint?.Zh.ShouldNotBe("从参保记录里数", "a published matter keeps its words");
    }

    private async Task<Browser> Editor(string user)
    {
        var editor = await portal.Visitor();
        await editor.SignIn(user, "donghu-2026", "/staff/signin");
        return editor;
    }

    private static async Task<string> Begin(Browser editor, string code, string copy = "")
    {
        var page = await editor.Submit((await editor.Get("/studio")).Form("form:has([name=copy])").With("code", code).With("copy", copy));
        page.Errors.ShouldBeEmpty();
        return Address().Match(page.Path).Value;
    }

    private static async Task Publish(Browser author, Browser reviewer, string draft)
    {
        (await author.Submit((await author.Get(draft)).Form("form:has([name=note])").With("note", "测试")
            .With("effective", TimeProvider.System.ChinaToday().ToString("yyyy-MM-dd")))).Errors.ShouldBeEmpty();
        (await author.Get(draft)).All("form[action$='/publish']").ShouldBeEmpty();
        await Read(reviewer, draft);
        (await reviewer.Submit((await reviewer.Get(draft)).Form("form[action$='/publish']"))).Errors.ShouldBeEmpty();
    }

    /// <summary>Marks all parts of the reading page that are still to be read; a draft that is no matter has none.</summary>
    private static async Task<Seen> Read(Browser reviewer, string draft)
    {
        var page = await reviewer.Get($"{draft}/read");
        while (page.Status == 200 && page.All("form[action$='/seen']").Count > 0)
            page = await reviewer.Submit(page.Form("form[action$='/seen']"));
        return page;
    }

    private static async Task Import(Browser author, Browser reviewer, System.Text.Json.Nodes.JsonObject package)
    {
        var page = await author.Submit((await author.Get("/studio/import")).Form("main form")
            .WithFile("file", "一件事.json", "application/json", Encoding.UTF8.GetBytes(CatalogVerb.Text(package))));
        page.Errors.ShouldBeEmpty();
        await Publish(author, reviewer, page.Path);
    }

    /// <summary>The wedding under another code and name.</summary>
    private static System.Text.Json.Nodes.JsonObject Package(string code, string name)
    {
        var wedding = Shipped.Matter("YJS-P06");
        return CatalogPackage.Write(CatalogFiles.Shipped.Parts, [wedding with { Code = code, Name = new(name, code), Synonyms = [] }], everything: false);
    }

    [GeneratedRegex("/studio/drafts/[0-9a-f-]{36}", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
