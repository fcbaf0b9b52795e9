using System.Collections.Immutable;
using OneStop.Cases.Automatic;
using OneStop.Cases.Departments;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Cases.Window;
using OneStop.Catalog;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Domain;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>What the law wants in the papers of decisions (行政许可法 32, 37, 38, 42; 行政复议法 20, 23, 27).</summary>
public sealed class NoticeTests
{
    private static readonly DenialReason Cold = new("没有冷食专间。", "食品安全法第三十三条");

    [Fact]
    public void A_receipt_lists_what_was_received()
    {
        var paper = Given.AFiledRestaurant().Paper("receipt");

        Fact(paper, "收件日期").ShouldBe("2026年11月23日");
        Labelled(paper, "材料").ShouldContain(v => v.StartsWith("食品经营场所平面图（1页）", StringComparison.Ordinal) || v.Contains("平面", StringComparison.Ordinal));
        Labelled(paper, "材料").Count.ShouldBe(Given.AFiledRestaurant().State.Materials.Count);
    }

    [Fact]
    public void An_acceptance_has_its_dates_its_papers_and_the_limit_of_law_where_one_was_verified()
    {
        var given = Given.AFiledRestaurant().After(TimeSpan.FromDays(1)).Accepted(Restaurant.Tobacco);
        var paper = given.Paper("acceptance");

        (Fact(paper, "收件日期"), Fact(paper, "受理日期")).ShouldBe(("2026年11月23日", "2026年11月24日"));
        Fact(paper, "法定时限").ShouldBe("20个工作日（行政许可法第四十二条）");
        Labelled(paper, "材料").Count.ShouldBe(given.State.Materials.Count(m => m.For.Contains(Restaurant.Tobacco)));
        Text(paper).ShouldContain("依照行政许可法第三十二条");
        Text(paper).ShouldContain("可以延长10个工作日");

        var food = Given.AFiledRestaurant().Accepted(Restaurant.Food).Paper("acceptance");
        food.Facts.ShouldNotContain(f => f.Key == "法定时限", "nobody verified it");
        Text(food).ShouldNotContain("延长");
    }

    [Fact]
    public void What_is_decided_on_the_spot_says_so_in_words()
    {
        var paper = Given.AFiledRestaurant().Accepted(Restaurant.Licence).Paper("acceptance");
        Text(paper).ShouldContain("本事项当场作出决定");
        Text(paper).ShouldNotContain("0个工作日");
        Text(paper).ShouldContain("参照行政许可法第三十二条", customMessage: "looking a licence up is no licence");
    }

    [Theory]
    [InlineData(Restaurant.Fire, "法定办结期限", "2026年12月10日")]
    [InlineData(Restaurant.Licence, null, null)]
    public void Silence_prints_no_date_that_is_past(string item, string? label, string? date)
    {
        var given = Given.AFiledRestaurant();
        var at = given.Clock.DeemedAcceptedAt(given.State.Item(item)!);
        given.Then(new ItemDeemedAccepted(Restaurant.Licence, new(2026, 11, 23), new(2026, 11, 23)));
        var deemed = item == Restaurant.Licence ? [] : DeemItemAcceptedHandler.Decide(given.State, item, at, given.Clock).Events();
        var paper = given.After(at - given.Now).Then(deemed.Count > 0 ? deemed : [new ItemDeemedAccepted(item, new(2026, 11, 23), new(2026, 11, 23))])
            .Paper("acceptance");

        paper.Facts.ShouldNotContain(f => f.Key == "办结期限");
        if (label is not null)
            Fact(paper, label).ShouldBe(date);
        else
            paper.Facts.ShouldNotContain(f => f.Key == "法定办结期限");
    }

    [Fact]
    public void A_correction_says_when_the_papers_came_by_which_article_and_what_follows()
    {
        var paper = Given.AFiledRestaurant().After(TimeSpan.FromDays(1))
            .Then(new CorrectionRequested(Restaurant.Food, [new("p1", CorrectionTarget.Material, "layout-plan", "请标出洗手区。")], new(2026, 12, 8)))
            .Paper("correction");

        Fact(paper, "收件日期").ShouldBe("2026年11月23日");
        Labelled(paper, "材料").ShouldNotBeEmpty();
        Text(paper).ShouldContain("依照行政许可法第三十二条");
        Text(paper).ShouldContain("可以不予受理");
        Text(paper).ShouldContain("网上的办件");
    }

    [Fact]
    public void A_refusal_to_accept_names_its_ground_the_reviewing_body_and_the_court()
    {
        Declined(Given.AFiledRestaurant(), new(Given.Number, Restaurant.Tobacco, DeclineGround.NotCompetent, "不在本市。", "江城市烟草专卖局"))
            .ShouldBe(["不属于本机关职权范围", "请向江城市烟草专卖局申请", "向东湖市人民政府申请行政复议", "向东湖市湖滨区人民法院提起行政诉讼"]);
        Declined(Given.AFiledRestaurant(), new(Given.Number, Restaurant.Tobacco, DeclineGround.NotNeeded, "只卖电子烟配件。", ""))
            .ShouldBe(["依法不需要办理", "向东湖市人民政府申请行政复议", "向东湖市湖滨区人民法院提起行政诉讼"]);
        var asked = Given.AFiledRestaurant()
            .Then(new CorrectionRequested(Restaurant.Food, [new("p1", CorrectionTarget.Material, "layout-plan", "请标出洗手区。")], new(2026, 12, 7)))
            .After(TimeSpan.FromDays(15));
        Declined(asked, new(Given.Number, Restaurant.Food, DeclineGround.NotMended, "没有收到平面图。", ""))
            .ShouldBe(["2026年11月23日一次告知了需要补正的全部内容，期限内没有答复", "向东湖市人民政府申请行政复议", "向东湖市湖滨区人民法院提起行政诉讼"]);
    }

    [Fact]
    public void What_ends_because_another_was_denied_gets_its_own_decision()
    {
        var given = Given.AFiledRestaurant().Accepted(Restaurant.Licence, Restaurant.Sign);
        var events = DenyItemHandler.Decide(given.State, new(Given.Number, Restaurant.Licence, [Cold]), Officials.Food, given.Now, given.Catalog).Events();
        var closed = events.TakeWhile(e => e is not ItemClosed { Item: Restaurant.Sign })
            .Append(events.OfType<ItemClosed>().Single(e => e.Item == Restaurant.Sign));
        var paper = given.Then([.. closed]).Paper("closure");

        (paper.Title, paper.Department).ShouldBe(("终止办理决定书", "city-management"));
        Text(paper).ShouldContain("「营业执照信息核验」已于2026年11月23日不予办理");
        Text(paper).ShouldContain("向东湖市人民政府申请行政复议");
    }

    [Fact]
    public void A_denied_licence_is_denied_by_article_38()
    {
        var paper = Given.AFiledRestaurant().Accepted(Restaurant.Food)
            .Then(new ItemDenied(Restaurant.Food, "market-regulation", ImmutableList.Create(Cold), null)).Paper("denial");
        paper.Title.ShouldBe("不予行政许可决定书");
        Text(paper).ShouldContain("行政许可法第三十八条");
        Text(paper).ShouldContain("向东湖市湖滨区人民法院提起行政诉讼");
    }

    private static string[] Declined(Given given, DeclineItem command)
    {
        var events = DeclineItemHandler.Decide(given.State, command, Officials.Clerk, given.Now).Events();
        var text = Text(given.Then(events[0]).Paper("decline"));
        string[] told = ["不属于本机关职权范围", "依法不需要办理", "2026年11月23日一次告知了需要补正的全部内容，期限内没有答复", "请向江城市烟草专卖局申请",
            "向东湖市人民政府申请行政复议", "向东湖市湖滨区人民法院提起行政诉讼"];
        return [.. told.Where(text.Contains)];
    }

    private static string Text(DocumentOrder paper) => string.Concat(paper.Paragraphs);

    private static string Fact(DocumentOrder paper, string label) => paper.Facts.Single(f => f.Key == label).Value;

    private static List<string> Labelled(DocumentOrder paper, string label) =>
        [.. paper.Facts.Where(f => f.Key.StartsWith(label, StringComparison.Ordinal)).Select(f => f.Value)];
}
