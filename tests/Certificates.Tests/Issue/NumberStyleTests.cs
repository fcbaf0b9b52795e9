using System.Text.RegularExpressions;
using OneStop.Catalog;
using OneStop.Certificates.Issue;
using OneStop.Identifiers;

namespace OneStop.Certificates.Tests.Issue;

public sealed partial class NumberStyleTests
{
    [Theory]
    [InlineData("东消安检字", "东消安检字〔2026〕0012号"), InlineData("9901", "990120260012"), InlineData("JY2", "JY29901020000126")]
    public void The_prefix_tells_how_a_number_is_printed(string prefix, string number) =>
        NumberStyle.Of(prefix).Print(prefix, "990102", 2026, 12, "湖滨区").ShouldBe(number);

    /// <summary>The project's own elements say what these numbers look like: by their pattern, or by the example of their hint.</summary>
    [Theory]
    [InlineData("P01-I1", "DE0301"), InlineData("P06-I1", "DE0312"), InlineData("P08-I3", "DE1001"), InlineData("E02-I1", "DE0201")]
    public void A_number_has_the_form_that_its_element_asks_for(string item, string element)
    {
        var matter = ShippedCatalog.Create().Published("990102").Single(m => m.Items.Any(i => i.Code == item));
        var prefix = matter.Item(item).Results.Single().NumberPrefix;
        var number = NumberStyle.Of(prefix).Print(prefix, "990102", 2026, 12, "湖滨区");
        if (element == "DE0201")
        {
            UnifiedCreditCode.IsValid(number).ShouldBeTrue(number);
            return;
        }

        var asked = ShippedCatalog.Create().Published("990102").SelectMany(m => m.Elements).First(e => e.Code == element);
        var example = Example().Match(asked.Hint!.Zh).Value;
        var form = asked.Pattern ?? "^" + string.Concat(example.Select(c => char.IsAsciiDigit(c) ? @"\d" : Regex.Escape($"{c}"))) + "$";
        Regex.IsMatch(number, form, RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBeTrue($"{number} is not {form}");
    }

    [Fact]
    public void An_organisation_code_has_its_check_character() => OrganisationCode.CheckCharacter("D2143569").ShouldBe('X');

    [GeneratedRegex("(?:J|东（)[^，。]+$", RegexOptions.None, 1000)]
    private static partial Regex Example();

    [Fact]
    public void A_serial_longer_than_its_room_is_printed_whole() =>
        NumberStyle.Of("东公印备").Print("东公印备", "990102", 2026, 123456, "湖滨区").ShouldBe("东公印备〔2026〕123456号");
}
