using OneStop.Testing;
using OneStop.Time;

namespace OneStop.Catalog.Tests.Studio;

/// <summary>
/// What it costs an official to make a small matter, in pages: 3 items with 12 fields, 3 questions, 4 elements of its own, 3 pages of the
/// form, 2 materials. Every page that is opened and every press counts.
/// </summary>
public sealed class SmallMatterTests(PortalUnderTest portal)
{
    private const int Most = 49;

    private int loads;

    [Fact]
    public async Task A_small_matter_is_made_in_few_pages()
    {
        using var editor = await portal.Visitor();
        await editor.SignIn("bailu", "donghu-2026", "/staff/signin");
        var page = await Press(editor, (await Open(editor, "/studio")).Form("form:has([name=copy])").With("code", "YJS-T30"));
        var draft = page.Path;

        page = await Open(editor, $"{draft}/part");
        await Press(editor, page.Form("main form").With("f.name.zh", "养鸽登记").With("f.officialName.zh", "养鸽登记一件事").With("f.summary.zh", "养鸽前登记。")
            .With("f.short.zh", "登记、鸽舍").With("f.glyph", "鸽").With("f.audience.zh", "在本市养鸽的个人").With("f.applicant", "person")
            .With("f.stage", page.All("[name='f.stage'] option").Last().GetAttribute("value")!).With("f.lead", "public-security").With("f.minutes", "3"));
        await AddEach(editor, $"{draft}/add/questions",
            Named("big", ("text.zh", "超过50只吗？"), ("kind", "yesNo"), ("usual", "0")), Named("race", ("text.zh", "参加比赛吗？"), ("kind", "yesNo"), ("usual", "0")),
            Named("roof", ("text.zh", "鸽舍在楼顶吗？"), ("kind", "yesNo"), ("usual", "1")));
        await AddEach(editor, $"{draft}/add/elements", Element("DL9101", "loft", "鸽舍在哪里"), Element("DL9102", "pigeons", "养多少只"),
            Element("DL9103", "rings", "足环号"), Element("DL9104", "club", "哪个信鸽协会"));
        await AddEach(editor, $"{draft}/add/steps",
            Named("keeper", ("name.zh", "养鸽的人"), ("title.zh", "谁养鸽？"), ("fields.0", "DE0101"), ("fields.1", "DE0103"), ("fields.2", "DE0105")),
            Named("loft", ("name.zh", "鸽舍"), ("title.zh", "鸽舍在哪里？"), ("fields.0", "DL9101"), ("fields.1", "DL9102")),
            Named("rings", ("name.zh", "足环和协会"), ("title.zh", "鸽子的足环号？"), ("fields.0", "DL9103"), ("fields.1", "DL9104")));
        await AddEach(editor, $"{draft}/add/materials", Named("photo", ("name.zh", "鸽舍照片")), Named("consent", ("name.zh", "邻居的意见")));
        foreach (var material in (string[])["photo", "consent"])
            await AddEach(editor, $"{draft}/add/materials/{material}/ways", [("kind", "upload")]);
        await AddEach(editor, $"{draft}/add/items", Item("T30-I1", "养鸽登记"), Item("T30-I2", "鸽舍备案"), Item("T30-I3", "比赛备案"));
        foreach (var (item, fields) in new[] { ("T30-I1", (string[])["DE0101", "DE0103", "DE0105", "DL9102"]),
            ("T30-I2", ["DE0101", "DE0103", "DL9101", "DL9102"]), ("T30-I3", ["DE0101", "DE0103", "DL9103", "DL9104"]) })
        {
            await Pick(editor, $"{draft}/add/items/{item}/fields", fields);
            await Lines(editor, $"{draft}/add/items/{item}/checkpoints", "seen 和照片一致\nwhole 填全了");
        }

        await Pick(editor, $"{draft}/add/items/T30-I2/materials", "photo", "consent");
        await AddEach(editor, $"{draft}/add/items/T30-I1/results", Named("pigeon-licence", ("name.zh", "养鸽登记证"), ("kind", "certificate"),
            ("certificateType", "11990100MB0D186401078"), ("numberPrefix", "东鸽证")));
        await AddEach(editor, $"{draft}/add/items/T30-I1/results/pigeon-licence/fields",
            [("key", "number"), ("label.zh", "证号"), ("from", "result.number")], [("key", "name"), ("label.zh", "姓名"), ("from", "DE0101")]);

        page = await Open(editor, draft);
        page.All(".faults li").Select(l => l.TextContent.Trim()).ShouldBeEmpty();
        page = await Press(editor, page.Form("form:has([name=note])").With("note", "新的一件事").With("english", "follows")
            .With("effective", TimeProvider.System.ChinaToday().ToString("yyyy-MM-dd")));
        page.Text.ShouldContain("已经送审");
        loads.ShouldBeLessThanOrEqualTo(Most);
    }

    private static (string, string)[] Named(string code, params (string, string)[] values) => [("", code), .. values];

    private static (string, string)[] Element(string code, string key, string name) => Named(code, ("key", key), ("name.zh", name), ("type", "text"));

    private static (string, string)[] Item(string code, string name) => Named(code, ("name.zh", name), ("officialName.zh", name),
        ("department", "public-security"), ("type", "07"), ("caseType", "promised"), ("promised.days", "5"),
        ("promised.unit", "workingDays"), ("promised.basis.zh", "本市承诺"),
        ("promised.evidence", "unverified"), ("whyIncluded.zh", "养鸽都要办"));

    private async Task<Seen> Open(Browser editor, string path)
    {
        loads++;
        return await editor.Get(path);
    }

    private async Task<Seen> Press(Browser editor, Filled form)
    {
        loads++;
        var page = await editor.Submit(form);
        page.Errors.ShouldBeEmpty(page.Path);
        return page;
    }

    /// <summary>One after another: saving one opens the form of the next.</summary>
    private async Task AddEach(Browser editor, string list, params (string Name, string Value)[][] parts)
    {
        var page = await Open(editor, list);
        foreach (var part in parts)
        {
            var form = part.Aggregate(page.Form("main form"), (f, v) => f.With(v.Name.Length == 0 ? "name" : "f." + v.Name, v.Value));
            page = await Press(editor, part == parts[^1] ? form : form.Press("next", "another"));
        }
    }

    private async Task Pick(Browser editor, string list, params string[] codes) =>
        await Press(editor, (await Open(editor, list)).Form("form:has([name=many])").With("many", codes));

    private async Task Lines(Browser editor, string list, string lines) =>
        await Press(editor, (await Open(editor, list)).Form("form:has([name=many])").With("many", lines));
}
