using System.Text.Json.Nodes;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Tests.World;
using OneStop.Testing;
using OneStop.Time;

namespace OneStop.Catalog.Tests.Studio;

public sealed partial class StudioPagesTests
{
    private static string Today => TimeProvider.System.ChinaToday().ToString("yyyy-MM-dd");

    [Fact]
    public async Task A_first_version_is_read_part_by_part_before_it_is_published()
    {
        var (author, reviewer) = (await Editor("bailu"), await Editor("luojia"));
        var draft = await Begin(author, "YJS-T20", copy: "YJS-P06");
        var sent = await author.Submit((await author.Get(draft)).Form("form:has([name=note])").With("note", "第一版").With("effective", Today));
        sent.Text.ShouldContain("已经送审");
        sent.Text.ShouldContain("退回以后可以接着改");
        sent.Text.ShouldNotContain("可以送审", Case.Sensitive, "it was sent");
        (await reviewer.Get(draft)).Text.ShouldNotContain("差异", Case.Sensitive, "a first version has none");
        (await author.Get($"{draft}/read")).All("form[action$='/seen']").ShouldBeEmpty("who wrote in it does not judge it");

        var page = await reviewer.Get($"{draft}/read");
        page.All("form[action$='/seen']").Count.ShouldBe(8);
        page.Text.ShouldContain("还有8段没有看");
        page.All("form[action$='/publish']").ShouldBeEmpty();
        page = await reviewer.Submit(page.Form("#read-words form[action$='/seen']"));
        page.Path.ShouldEndWith("/read");
        page.Find("#read-words")!.TextContent.ShouldContain("罗嘉");
        page.Text.ShouldContain("还有7段没有看");
        (await reviewer.Submit(page.Form("#read-who form[action$='/seen']").With("look", "an older look"))).Status.ShouldBe(409);

        page = await Read(reviewer, draft);
        var published = await reviewer.Submit(page.Form("form[action$='/publish']"));

        published.Errors.ShouldBeEmpty();
        published.Text.ShouldContain("已经发布");
        (await author.Get($"{draft}/history")).Text.ShouldContain("看过“一句话”");
    }

    [Fact]
    public async Task What_is_said_of_a_part_goes_back_with_the_draft_and_only_what_changed_is_read_again()
    {
        var (author, reviewer) = (await Editor("bailu"), await Editor("luojia"));
        var draft = await Begin(author, "YJS-T21", copy: "YJS-P06");
        await author.Submit((await author.Get(draft)).Form("form:has([name=note])").With("note", "第一版").With("effective", Today));
        var page = await Read(reviewer, draft);
        var longer = await reviewer.Submit(page.Form("#read-words form[action$='/comment']").With("comment.words", new string('长', 501)));
        longer.Errors.ShouldHaveSingleItem().ShouldContain("最多500个字");
        longer.Find("[name='comment.words']")!.TextContent.Trim().Length.ShouldBe(501, "what was typed stays");
        page = await reviewer.Submit(page.Form("#read-words form[action$='/comment']").With("comment.words", "介绍里写清楚要去几次。"));
        page.Find("#read-words")!.TextContent.ShouldContain("介绍里写清楚要去几次。");
        foreach (var place in new[] { draft, $"{draft}/read", $"{draft}/history" })
            (await author.Get(place)).Text.ShouldNotContain("写清楚要去几次", Case.Sensitive, place);

        var back = await reviewer.Submit((await reviewer.Get(draft)).Form("form[action$='/send-back']"));
        back.Errors.ShouldBeEmpty("what was said of a part is reason enough");
        back.Text.ShouldContain("已经退回");

        (await author.Get(draft)).Text.ShouldContain("介绍里写清楚要去几次。");
        await author.Submit((await author.Get($"{draft}/part")).Form("main form").With("f.summary.zh", "一共去一次。"));
        await author.Submit((await author.Get(draft)).Form("form:has([name=note])").With("note", "写清楚了").With("effective", Today));
        page = await reviewer.Get($"{draft}/read");
        page.All("form[action$='/seen']").ShouldHaveSingleItem().ParentElement!.Closest("section")!.Id.ShouldBe("read-words");
        page.Text.ShouldContain("看过以后改了");
        page.Text.ShouldContain("已经随退回给了起草的人");
    }

    [Fact]
    public async Task A_return_without_a_word_is_refused_and_names_who_sent_it()
    {
        var (author, reviewer) = (await Editor("bailu"), await Editor("luojia"));
        var draft = await Begin(author, "YJS-T22", copy: "YJS-P06");
        await author.Submit((await author.Get(draft)).Form("form:has([name=note])").With("note", "第一版").With("effective", Today));

        var refused = await reviewer.Submit((await reviewer.Get(draft)).Form("form[action$='/send-back']"));

        refused.Errors.ShouldHaveSingleItem().ShouldContain("请写退回的原因");
        refused.Text.ShouldContain("白露");
        refused.Text.ShouldNotContain("另一位工作人员");
        (await author.Submit((await author.Get(draft)).Form("form[action$='/discard']"))).Text.ShouldContain("已经放弃");
    }

    [Theory]
    [InlineData("YJS-T23", "YJS-P01")]
    [InlineData("YJS-T24", "YJS-E01")]
    public async Task Every_sentence_of_a_matter_stands_on_its_reading_page(string code, string copy)
    {
        using var reviewer = await Editor("luojia");
        var shown = (await reviewer.Get($"{await Begin(reviewer, code, copy)}/read")).Text;
        // Room to write in at the end of a line is no sentence.
        static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

        // What is marked as read was there to be read.
        Sentences(MatterFile.Of(Shipped.Matter(copy)), "").Where(s => !Plain(shown).Contains(Plain(s.Words), StringComparison.Ordinal))
            .Select(s => s.Place).Distinct(StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static IEnumerable<(string Place, string Words)> Sentences(JsonNode? node, string place) => node switch
    {
        JsonObject both when both["zh"] is { } chinese && both.ContainsKey("en") => [(place, chinese.ToString())],
        JsonObject members => members.SelectMany(m => Sentences(m.Value, $"{place}/{m.Key}")),
        JsonArray list => list.SelectMany(e => Sentences(e, place)),
        _ => [],
    };
}
