using Microsoft.AspNetCore.Html;

namespace OneStop.Web.Tests.Language;

public class TextTemplateTests
{
    [Theory]
    [InlineData(1, "1 item")]
    [InlineData(2, "2 items")]
    [InlineData(0, "0 items")]
    public void English_chooses_one_or_many_by_the_first_argument(int count, string expected) =>
        English("{0} item|{0} items", count).ShouldBe(expected);

    [Fact]
    public void A_count_in_the_middle_of_a_sentence_says_one_and_many_by_itself()
    {
        English("{0}: at most {1:n page/pages}, within {2:n working day/working days}", "plan", 1, 5).ShouldBe("plan: at most 1 page, within 5 working days");
        Html("{1:n page/pages} of <b> {0}", "plan", 1).ShouldBe("1 page of &lt;b&gt; plan");
    }

    [Fact]
    public void What_has_no_English_yet_is_said_in_Chinese_and_marked_so()
    {
        English("“{0}” is filed", new Bilingual("办护照", "")).ShouldBe("“办护照” is filed");
        TextTemplate.Parse("“{0}” is filed", Lang.En).PrintHtml(Lang.En, Today, [new Bilingual("办护照", "")]).ToString()
            .ShouldBe("“<span lang=\"zh-CN\">办护照</span>” is filed");
    }

    [Fact]
    public void Chinese_keeps_a_bar_as_it_is() => Chinese("甲|乙").ShouldBe("甲|乙");

    [Fact]
    public void A_figure_and_its_measure_word_stay_on_one_line_in_markup_only()
    {
        Chinese("还要{0:nb 分钟}。", 8).ShouldBe("还要8分钟。");
        Html("还要{0:nb 分钟}。", 8).ShouldBe("""还要<span class="nb">8分钟</span>。""");
    }

    [Fact]
    public void Dates_follow_their_format_and_never_break()
    {
        var day = new DateOnly(2026, 12, 3);
        Chinese("{0:day}前，{0:date}", day).ShouldBe("12月3日 周四前，2026年12月3日");
        English("by {0:day}, {0:date}", day).ShouldBe("by Thu 3 December, 3 December 2026");
        Html("{0:day}前", day).ShouldBe("""<span class="nb">12月3日 周四</span>前""");
    }

    [Fact]
    public void A_moment_is_told_in_china_time() =>
        Chinese("{0:moment}", new DateTimeOffset(2026, 12, 1, 23, 30, 0, TimeSpan.Zero)).ShouldBe("12月2日 周三 07:30");

    [Fact]
    public void What_was_typed_is_encoded_and_markup_is_kept()
    {
        Html("{0}·{1}", "<b>店</b>", new HtmlString("<a href=\"/x\">看</a>")).ShouldBe("""&lt;b&gt;店&lt;/b&gt;·<a href="/x">看</a>""");
        Chinese("{0}", new HtmlString("<a href=\"/x\">看 &amp; 听</a>")).ShouldBe("看 & 听");
    }

    [Fact]
    public void A_bilingual_argument_speaks_the_language_of_the_sentence()
    {
        var department = new Bilingual("城市管理局", "City Management");
        Chinese("{0}", department).ShouldBe("城市管理局");
        English("{0}", department).ShouldBe("City Management");
    }

    [Fact]
    public void A_missing_argument_is_a_mistake_that_names_the_place() =>
        Should.Throw<ArgumentException>(() => Chinese("{0}和{1}", "甲")).Message.ShouldContain("{1}");

    [Fact]
    public void An_open_brace_is_a_mistake() => Should.Throw<FormatException>(() => Chinese("{0"));

    private static DateOnly Today => new(2026, 11, 29);

    private static string Chinese(string text, params object?[] args) => TextTemplate.Parse(text, Lang.Zh).Print(Lang.Zh, Today, args);

    private static string English(string text, params object?[] args) => TextTemplate.Parse(text, Lang.En).Print(Lang.En, Today, args);

    private static string? Html(string text, params object?[] args) => TextTemplate.Parse(text, Lang.Zh).PrintHtml(Lang.Zh, Today, args).ToString();
}
