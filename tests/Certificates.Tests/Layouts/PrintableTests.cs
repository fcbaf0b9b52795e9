using System.Globalization;
using System.Text;
using OneStop.Certificates.Layouts;
using OneStop.Certificates.Tests.World;
using OneStop.Pdf.Fonts;
using OneStop.Testing;
using OneStop.Web;

namespace OneStop.Certificates.Tests.Layouts;

/// <summary>The list of what may be typed is what the fonts can draw. With ONESTOP_UPDATE=1 it is written anew.</summary>
public sealed class PrintableTests
{
    private static readonly string List = Path.Combine(Sources.Root, "src", "Abstractions", "Language", "printable.txt");

    [Fact]
    public void The_list_is_what_all_fonts_of_documents_can_draw()
    {
        var fonts = new Fonts(new OneStopSettings { Fonts = City.FontFolder() });
        fonts.Missing.ShouldBeEmpty();
        FontStack[] stacks = [fonts.Serif, fonts.SerifBold, fonts.Sans];
        var drawn = Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(c => new Rune(c)).Where(IsText)
            .Where(r => stacks.All(s => s.FirstMissing(r.ToString()) is null));
        var text = string.Concat(Ranges(drawn.Select(r => r.Value)).Select(r => r.First == r.Last ? $"{r.First:X4}\n" : $"{r.First:X4}-{r.Last:X4}\n"));
        if (Environment.GetEnvironmentVariable("ONESTOP_UPDATE") == "1")
            File.WriteAllText(List, text);
        File.ReadAllText(List).ShouldBe(text);
    }

    [Theory]
    [InlineData("王𠮷明", null)]
    [InlineData("㛃䶮𫍯𪚥𫠝𬺰", null)]
    [InlineData("𰻞𰻞面", 0x30EDE)]
    [InlineData("面🍜馆", 0x1F35C)]
    [InlineData("请改成✔", 0x2714)]
    [InlineData("王\uE863明", 0xE863)]
    [InlineData("半个\uD83C字", 0xFFFD)]
    public void Rare_characters_of_names_are_printed_and_others_are_named(string text, int? missing) =>
        ((int?)TypedText.FirstUnprintable(text)?.Value).ShouldBe(missing);

    // No letter of a text: what controls it, stands for nothing, or is somebody's own.
    private static bool IsText(Rune rune) => rune.Value != 0xFFFD && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static IEnumerable<(int First, int Last)> Ranges(IEnumerable<int> values)
    {
        (int First, int Last)? open = null;
        foreach (var value in values)
        {
            if (open is var (first, last) && value == last + 1)
            {
                open = (first, value);
                continue;
            }

            if (open is { } done)
                yield return done;
            open = (value, value);
        }

        if (open is { } end)
            yield return end;
    }
}
