using System.Text;
using OneStop.Pdf.Tests.Samples;
using OneStop.Pdf.Text;

namespace OneStop.Pdf.Tests.Text;

public sealed class WrappingTests
{
    private const double Width = 160;
    private static readonly TextStyle Style = new(TestFonts.Song, 12);

    private static readonly string[] Pieces =
    [
        "东湖市", "食品经营许可证", "，", "。", "（", "）", "《", "》", "“", "”", "；", "、", "……", "——", "！", "￥", "128", "12.50", "㎡", "％",
        "restaurant", "A-106", "zhou@example.cn", " 东", " shop", "第", "号", "〔2026〕", "热食类", "market-regulation",
    ];

    [Fact]
    public void Nothing_is_lost_and_every_line_fits_and_begins_and_ends_as_it_may()
    {
        var random = new Random(20261201);
        for (var round = 0; round < 3000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var lines = TextBlock.Layout(text, Style, Width).Lines;

            string.Concat(lines.Select(l => l.Text)).Replace(" ", "", StringComparison.Ordinal)
                .ShouldBe(text.Replace(" ", "", StringComparison.Ordinal));
            foreach (var line in lines)
            {
                var hangs = line.Text.Length > 0 && LineBreaks.EndsInBlank(line.Text.EnumerateRunes().Last());
                line.Width.ShouldBeLessThanOrEqualTo(Width + (hangs ? Style.Size / 2 : 0) + 0.01, text);
            }
            for (var i = 1; i < lines.Count; i++)
                AssertBreak(lines[i - 1].Text, lines[i].Text, text);
        }
    }

    [Theory]
    [InlineData("经营场所（含后厨）", 5)]
    [InlineData("本证由东湖市。", 6)]
    [InlineData("名称：《许可证》", 4)]
    public void Closing_punctuation_never_begins_a_line_and_opening_never_ends_one(string text, int characters)
    {
        var lines = TextBlock.Layout(text, Style, characters * Style.Size).Lines;
        lines.Skip(1).ShouldAllBe(l => !LineBreaks.IsNeverFirst(l.Text.EnumerateRunes().First()));
        lines.SkipLast(1).ShouldAllBe(l => !LineBreaks.IsNeverLast(l.Text.EnumerateRunes().Last()));
    }

    [Fact]
    public void Words_and_numbers_stay_whole_unless_they_are_longer_than_a_line()
    {
        Lines("面积为12,345.67㎡的restaurant开在A-106室", 90).ShouldBe(["面积为", "12,345.67㎡的", "restaurant开在", "A-106室"]);
        Lines("https://donghu.example/verify/JY29901020026118", 90).Length.ShouldBeGreaterThan(2);
    }

    [Fact]
    public void The_blank_half_of_closing_punctuation_may_stand_in_the_margin() =>
        Lines("东湖市民。", (4 * Style.Size) + (Style.Size / 2)).ShouldBe(["东湖市民。"]);

    [Fact]
    public void Line_ends_in_the_text_begin_paragraphs_and_an_indent_moves_their_first_lines()
    {
        var block = TextBlock.Layout("第一段文字到此为止。\r\n\n第二段。", Style with { Indent = 2 }, 8 * Style.Size);
        block.Lines.Select(l => l.Text).ShouldBe(["第一段文字到", "此为止。", "", "第二段。"]);
        block.Lines.Select(l => l.Indent).ShouldBe([24, 0, 24, 24]);
        block.Height.ShouldBe(4 * 12 * 1.6, 0.001);
    }

    [Fact]
    public void A_width_for_less_than_one_character_still_ends() =>
        Lines("东湖market", 1).ShouldBe(["东", "湖", "m", "a", "r", "k", "e", "t"]);

    private static string[] Lines(string text, double width) => [.. TextBlock.Layout(text, Style, width).Lines.Select(l => l.Text)];

    private static void AssertBreak(string above, string below, string text)
    {
        if (above.Length == 0 || below.Length == 0)
            return;
        Rune last = above.EnumerateRunes().Last(), first = below.EnumerateRunes().First();
        var isForced = !LineBreaks.Allowed(last, first) && !text.Contains($"{last} {first}", StringComparison.Ordinal);
        // Only a run without any place to break, longer than the line, may be cut.
        if (isForced)
            Style.Measure(above).ShouldBeGreaterThan(Width / 2, text);
    }
}
