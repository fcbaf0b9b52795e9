using OneStop.Cases.Applicants;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Tests.Applicants;

public sealed class FieldCheckTests
{
    private static DataElement Element(ElementType type) => new() { Code = "X1", Key = "x", Name = new("联系电话", "Phone"), Type = type };

    private static string Code(DataElement element, params string?[] typed) => FieldCheck.Read(element, required: true, typed).Refusals.Single().Code;

    private static string Value(DataElement element, params string?[] typed) => FieldCheck.Read(element, required: true, typed).Value;

    [Theory]
    [InlineData(" 320 ", "320")]
    [InlineData("３２０．５", "320.5")]
    [InlineData("1,200", "1200")]
    [InlineData("72.50", "72.5")]
    public void A_number_is_stored_in_one_form_however_it_was_typed(string typed, string stored) =>
        Value(Element(ElementType.Number) with { Scale = 2, Min = 1, Max = 99999 }, typed).ShouldBe(stored);

    [Theory]
    [InlineData("abc", "cases.field-not-a-number")]
    [InlineData("1e5", "cases.field-not-a-number")]
    [InlineData("999999999999999999999999999999", "cases.field-not-a-number")]
    [InlineData("7.123", "cases.field-scale")]
    [InlineData("0", "cases.field-between")]
    [InlineData("100000", "cases.field-between")]
    public void A_wrong_number_is_told_what_is_wrong(string typed, string code) =>
        Code(Element(ElementType.Number) with { Scale = 2, Min = 1, Max = 99999 }, typed).ShouldBe(code);

    [Theory]
    [InlineData("1387156204", "cases.field-phone-short")]
    [InlineData("138715620433", "cases.field-phone-long")]
    [InlineData("23871562043", "cases.field-malformed")]
    [InlineData("1387156204x", "cases.field-malformed")]
    public void A_phone_number_is_counted(string typed, string code) => Code(Element(ElementType.Phone), typed).ShouldBe(code);

    [Theory]
    [InlineData("+8613871562043")]
    [InlineData("+86 138 7156 2043")]
    [InlineData("008613871562043")]
    [InlineData("0086-138-7156-2043")]
    public void The_code_of_the_country_is_what_phones_fill_in(string typed) => Value(Element(ElementType.Phone), typed).ShouldBe("13871562043");

    [Fact]
    public void Spaces_and_dashes_in_a_phone_number_are_forgiven() => Value(Element(ElementType.Phone), "138 7156-2043").ShouldBe("13871562043");

    [Theory]
    [InlineData("990102198809032044", null)]
    [InlineData("990102198809032045", "cases.field-check-digit")]
    [InlineData("99010219880903204", "cases.field-code-length")]
    public void The_check_digit_of_an_identity_number_is_verified(string typed, string? code) =>
        FieldCheck.Read(Element(ElementType.Text) with { Check = CheckDigit.CitizenId }, true, [typed]).Refusals.Select(r => r.Code)
            .ShouldBe(code is null ? [] : [code]);

    [Fact]
    public void A_small_x_at_the_end_of_an_identity_number_is_made_large() =>
        Value(Element(ElementType.Text) with { Check = CheckDigit.CitizenId }, "99010219951208362x").ShouldBe("99010219951208362X");

    [Theory]
    [InlineData("2026年2月3日", "2026-02-03")]
    [InlineData("2026/2/3", "2026-02-03")]
    [InlineData("2026-02-30", null)]
    [InlineData("昨天", null)]
    public void A_date_is_read_as_people_write_it(string typed, string? stored)
    {
        var read = FieldCheck.Read(Element(ElementType.Date), true, [typed]);
        (read.IsRefused ? null : read.Value).ShouldBe(stored);
    }

    [Fact]
    public void A_choice_must_be_one_of_the_options_and_only_one()
    {
        var choice = Element(ElementType.Choice) with { Options = [new("1", new("是", "Yes")), new("2", new("否", "No"))] };
        Value(choice, "2").ShouldBe("2");
        Code(choice, "3").ShouldBe("cases.field-malformed");
        Code(choice, "1", "2").ShouldBe("cases.field-malformed");
        Code(choice).ShouldBe("cases.field-not-chosen");
    }

    [Fact]
    public void Several_choices_are_stored_in_the_order_of_the_options_each_once()
    {
        var several = Element(ElementType.MultiChoice) with { Options = [new("1", new("热", "Hot")), new("2", new("冷", "Cold")), new("3", new("生", "Raw"))] };
        Value(several, "3", "1", "3", "").ShouldBe("1,3");
        Code(several, "1", "9").ShouldBe("cases.field-malformed");
    }

    [Fact]
    public void Text_is_trimmed_and_freed_of_what_cannot_be_seen()
    {
        Value(Element(ElementType.Text), "　禾味\u200B小馆\u0000 ").ShouldBe("禾味小馆");
        Code(Element(ElementType.Text) with { MaxLength = 3 }, "禾味小馆").ShouldBe("cases.field-too-long");
        Code(Element(ElementType.Text), "   ").ShouldBe("cases.field-missing");
        Value(Element(ElementType.Text), "☎\uFE0F8888\u2028转１号").ShouldBe("☎8888 转1号");
        Value(Element(ElementType.LongText), "一\r\n二\u2029三").ShouldBe("一\n二\n三");
    }

    [Theory]
    [InlineData("1,200", "1200")]
    [InlineData("1，200", "1200")]
    [InlineData("12,345,678.5", "12345678.5")]
    [InlineData("72。5", "72.5")]
    public void A_comma_groups_thousands(string typed, string stored) =>
        Value(Element(ElementType.Number) with { Scale = 1 }, typed).ShouldBe(stored);

    [Theory]
    [InlineData("85,5")]
    [InlineData("1,23")]
    [InlineData("1,2,3")]
    [InlineData("1234,567")]
    public void A_comma_elsewhere_is_no_number_rather_than_ten_times_as_much(string typed)
    {
        Code(Element(ElementType.Number) with { Scale = 1 }, typed).ShouldBe("cases.field-not-a-number");
        Code(Element(ElementType.Integer), typed).ShouldBe("cases.field-not-whole");
    }

    [Fact]
    public void Figures_of_any_script_are_stored_as_ordinary_ones()
    {
        Value(Element(ElementType.Phone), "13٣٣٣٣٣٣٣٣٣").ShouldBe("13333333333");
        Value(Element(ElementType.Phone), "13८८८८८८८८८").ShouldBe("13888888888");
        Value(Element(ElementType.Text) with { Pattern = @"\d{4}-\d{2}" }, "20٢٦-12").ShouldBe("2026-12");
    }

    [Fact]
    public void A_rare_character_counts_as_one_and_is_taken() =>
        Value(Element(ElementType.Text) with { MaxLength = 3 }, "王𠮷䶮").ShouldBe("王𠮷䶮");

    [Theory]
    [InlineData("𰻞𰻞面馆", "𰻞 (U+30EDE)")]
    [InlineData("面🍜馆", "🍜 (U+1F35C)")]
    [InlineData("王\uE863明", "U+E863")]
    [InlineData("半个\uD83C字", "\uFFFD (U+FFFD)")]
    public void What_no_document_can_print_is_refused_by_its_name(string typed, string named) =>
        FieldCheck.Read(Element(ElementType.Text), required: true, [typed]).Refusals.Single()
            .ShouldSatisfyAllConditions(r => r.Code.ShouldBe("cases.field-unprintable"), r => r.Args[1].ShouldBe(named));

    [Fact]
    public void What_may_be_left_out_may_be_left_out() => FieldCheck.Read(Element(ElementType.Number), required: false, [" "]).Value.ShouldBe("");

    [Fact]
    public void The_element_says_it_in_its_own_words_when_it_has_some()
    {
        var own = Element(ElementType.Text) with { Pattern = "[甲乙]+", Errors = new() { Malformed = new("请写甲", "Write jia") } };
        var refusal = FieldCheck.Read(own, true, ["丙丁"]).Refusals.Single();
        refusal.ShouldSatisfyAllConditions(r => r.Code.ShouldBe("cases.field-told"), r => r.Field.ShouldBe("x"), r =>
            r.Args.Single().ShouldBe(own.Errors.Malformed));
    }

    [Fact]
    public void A_hostile_text_does_not_hold_a_pattern_up() =>
        Code(Element(ElementType.Text) with { Pattern = "(a+)+", MaxLength = 100 }, new string('a', 60) + "!").ShouldBe("cases.field-malformed");
}
