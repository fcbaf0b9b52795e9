using OneStop.Contracts.Catalog;

namespace OneStop.Web.Tests.Components;

public class ComponentTests
{
    [Theory]
    [InlineData(4, "light", "剩4个工作日")]
    [InlineData(1, "light light-soon", "剩1个工作日")]
    [InlineData(0, "light light-soon", "今天到期")]
    [InlineData(-2, "light light-over", "超期2个工作日")]
    public async Task A_light_has_a_shape_and_words(int days, string css, string words)
    {
        var html = await ComponentHost.Draw(new LightTagHelper(ComponentHost.T) { Days = days });
        html.ShouldStartWith($"<span class=\"{css}\"><svg");
        html.ShouldEndWith($"{words}</span>");
    }

    [Fact]
    public async Task A_step_that_cannot_be_taken_is_not_a_link()
    {
        (await ComponentHost.Draw(new TaskTagHelper(ComponentHost.T) { Name = "烟草零售", State = State.None })).ShouldNotContain("<a ");
        (await ComponentHost.Draw(new TaskTagHelper(ComponentHost.T) { Name = "招牌", Href = "/x?a=1&b=2" }))
            .ShouldContain("""<a href="/x?a=1&amp;b=2">招牌</a>""");
    }

    [Fact]
    public async Task A_link_in_a_row_of_facts_makes_sense_on_its_own() =>
        (await ComponentHost.Draw(new FactTagHelper { Term = "店名", Value = "禾味小馆", Href = "/x", Act = "改" }))
            .ShouldBe("""<div><dt>店名</dt><dd>禾味小馆</dd><dd class="act"><a href="/x">改<span class="vh">店名</span></a></dd></div>""");

    [Fact]
    public void Only_what_is_saved_is_compared() =>
        CompareRow.Of(("材料", new Saving(5, 2), n => $"{n}份"), ("时间", new Saving(6, 6), n => $"{n}天")).ShouldBe([new("材料", 5, "5份", 2, "2份")]);

    [Fact]
    public async Task The_bar_of_a_running_matter_has_a_segment_for_every_item()
    {
        var html = await ComponentHost.Draw(
            new StripItemTagHelper(ComponentHost.T) { Name = "开办餐饮店", Total = 5, Done = 3, Busy = 2, Count = "5项里办好3项", Href = "/x", Act = "看进度" });
        (html.Split("bar-done").Length - 1).ShouldBe(3);
        (html.Split("bar-rest").Length - 1).ShouldBe(2);
        (html.Split("bar-busy").Length - 1).ShouldBe(2);
    }

    [Fact]
    public async Task A_certificate_without_a_seal_is_one_that_is_still_to_come()
    {
        (await ComponentHost.Draw(new CertTagHelper(ComponentHost.T) { Name = "食品经营许可证" })).ShouldContain("cert cert-wait");
        (await ComponentHost.Draw(new CertTagHelper(ComponentHost.T) { Name = "营业执照", Seal = "东湖市市场监督管理局", Id = "c1" }))
            .ShouldContain("""<textPath href="#seal-c1" """.TrimEnd());
    }

    [Fact]
    public async Task The_pager_offers_only_what_there_is()
    {
        (await ComponentHost.Draw(new PagerTagHelper(ComponentHost.T))).ShouldBe("");
        var html = await ComponentHost.Draw(new PagerTagHelper(ComponentHost.T) { Next = "?after=1" });
        html.ShouldContain("下一页");
        html.ShouldNotContain("上一页");
    }

    [Fact]
    public void An_unknown_icon_is_named() => Should.Throw<ArgumentException>(() => Icons.Draw("heart", 16)).Message.ShouldContain("heart");

    [Fact]
    public void Every_hole_in_markup_is_encoded_unless_it_is_markup()
    {
        var typed = "<i>";
        Markup inner = $"<b>{typed}</b>";
        Markup outer = $"<p title=\"{typed}\">{inner}</p>";
        outer.ToString().ShouldBe("<p title=\"&lt;i&gt;\"><b>&lt;i&gt;</b></p>");
    }
}
