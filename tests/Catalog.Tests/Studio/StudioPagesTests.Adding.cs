using System.Text;
using System.Text.RegularExpressions;
using OneStop.Catalog.Package;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Testing;
using OneStop.Time;

namespace OneStop.Catalog.Tests.Studio;

public sealed partial class StudioPagesTests
{
    [Fact]
    public async Task A_published_code_is_no_empty_draft()
    {
        using var editor = await Editor("bailu");

        var page = await editor.Submit((await editor.Get("/studio")).Form("form:has([name=copy])").With("code", "YJS-P06").With("copy", ""));

        page.Status.ShouldBe(409);
        page.Errors.ShouldHaveSingleItem().ShouldContain("已经发布过");
    }

    [Fact]
    public async Task Several_parts_are_added_at_once_and_one_after_another_and_told_as_added()
    {
        using var editor = await Editor("bailu");
        var draft = await Begin(editor, "YJS-T08");

        var many = await editor.Submit((await editor.Get($"{draft}/add/materials")).Form("form:has(textarea[name=many])")
            .With("many", "id-card 身份证 | ID card\nlicence 营业执照"));
        many.Errors.ShouldBeEmpty();
        (await editor.Get(draft)).Text.ShouldContain("营业执照");
        var twice = await editor.Submit((await editor.Get($"{draft}/add/materials")).Form("form:has(textarea[name=many])").With("many", "id-card 身份证"));
        twice.Status.ShouldBe(409);
        twice.Errors.ShouldHaveSingleItem().ShouldContain("列表里已经有id-card");
        twice.Find("textarea[name=many]")!.Closest("details")!.HasAttribute("open").ShouldBeTrue("the lines to mend are in sight");
        twice.Find("textarea[name=many]")!.TextContent.ShouldContain("id-card 身份证");
        var same = await editor.Submit((await editor.Get($"{draft}/add/materials")).Form("form:has(textarea[name=many])").With("many", "a 甲\na 乙"));
        same.Errors.ShouldHaveSingleItem().ShouldContain("您写了两行a");
        var odd = await editor.Submit((await editor.Get($"{draft}/add/materials")).Form("form:has(textarea[name=many])").With("many", "身份证"));
        odd.Errors.ShouldHaveSingleItem().ShouldContain("要先写编码");

        var next = await editor.Submit((await editor.Get($"{draft}/add/questions")).Form("main form").With("name", "q1").With("f.text.zh", "有店面吗？")
            .Press("next", "another"));
        next.Errors.ShouldBeEmpty();
        next.Path.ShouldEndWith("/add/questions");
        next.Text.ShouldContain("可以接着添加下一条");
        (await editor.Get($"{draft}/part/questions/q1")).Body.ShouldContain("?like=q1");
        (await editor.Get($"{draft}/add/questions?like=q1")).Find("[name='f.text.zh']")!.GetAttribute("value").ShouldBe("有店面吗？");
        (await editor.Get($"{draft}/history")).Text.ShouldContain("添加了材料 licence");
    }

    [Fact]
    public async Task A_new_item_with_nothing_in_it_is_told_in_words()
    {
        using var editor = await Editor("bailu");
        var draft = await Begin(editor, "YJS-T09");
        (await editor.Submit((await editor.Get($"{draft}/add/items")).Form("main form").With("name", "T09-I1"))).Errors.ShouldBeEmpty();

        foreach (var page in new[] { draft, $"{draft}/part/items/T09-I1", $"{draft}/preview", $"{draft}/read", $"{draft}/history" })
        {
            var shown = await editor.Get(page);
            shown.Status.ShouldBe(200, page);
            shown.Text.ShouldNotContain("JSON", Case.Sensitive, page);
            shown.Text.ShouldNotContain("OneStop.", Case.Sensitive, page);
        }

        (await editor.Get(draft)).Body.ShouldContain($"{draft}/part/items/T09-I1");
        (await editor.Get($"{draft}/part/items/T09-I1")).Text.ShouldContain("这一部分还有问题");
    }
}
