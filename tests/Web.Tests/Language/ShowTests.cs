namespace OneStop.Web.Tests.Language;

public class ShowTests
{
    private static readonly DateOnly Thursday = new(2026, 12, 3);

    [Fact]
    public void Dates_are_written_as_people_write_them()
    {
        Show.Date(Thursday, Lang.Zh).ShouldBe("2026年12月3日");
        Show.Date(Thursday, Lang.En).ShouldBe("3 December 2026");
        Show.Day(Thursday, Lang.Zh, Thursday).ShouldBe("12月3日 周四");
        Show.Day(Thursday, Lang.En, Thursday).ShouldBe("Thu 3 December");
    }

    [Fact]
    public void A_day_of_another_year_is_written_with_it()
    {
        var today = new DateOnly(2026, 11, 29);
        Show.Day(new(2027, 1, 14), Lang.Zh, today).ShouldBe("2027年1月14日 周四");
        Show.Day(new(2027, 1, 14), Lang.En, today).ShouldBe("Thu 14 January 2027");
        Show.ShortDate(new(2025, 12, 31), Lang.Zh, today).ShouldBe("2025年12月31日");
        Show.Moment(new(2027, 1, 1, 1, 20, 0, TimeSpan.Zero), Lang.Zh, today).ShouldBe("2027年1月1日 周五 09:20");
    }

    [Fact]
    public void A_moment_that_may_be_quoted_has_its_seconds() =>
        Show.ExactMoment(new(2026, 12, 1, 7, 44, 7, TimeSpan.Zero), Lang.Zh).ShouldBe("2026年12月1日 15:44:07");

    [Theory]
    [InlineData(1, "1个工作日", "1 working day")]
    [InlineData(5, "5个工作日", "5 working days")]
    public void Working_days_always_say_so(int days, string zh, string en)
    {
        Show.WorkingDays(days, Lang.Zh).ShouldBe(zh);
        Show.WorkingDays(days, Lang.En).ShouldBe(en);
    }

    [Fact]
    public void Amounts_have_cents_only_when_there_are_some()
    {
        Show.Money(1500, Lang.Zh).ShouldBe("1,500元");
        Show.Money(3215.6m, Lang.Zh).ShouldBe("3,215.60元");
        Show.Money(1500, Lang.En).ShouldBe("RMB 1,500");
        Show.MoneyColumn(8640).ShouldBe("8,640.00");
    }

    [Fact]
    public void Areas_and_sizes_are_short()
    {
        Show.Area(320).ShouldBe("320㎡");
        Show.Area(72.5m).ShouldBe("72.5㎡");
        Show.FileSize(812).ShouldBe("812 B");
        Show.FileSize(812_300).ShouldBe("812 KB");
        Show.FileSize(2_440_000).ShouldBe("2.4 MB");
    }

    [Theory]
    [InlineData("13871562043", "138****2043")]
    [InlineData("12345", "*****")]
    public void A_phone_number_keeps_its_ends(string phone, string shown) => Masks.Phone(phone).ShouldBe(shown);

    [Fact]
    public void An_id_number_keeps_its_region_and_last_four() => Masks.IdNumber("990102198803072412").ShouldBe("990***********2412");

    [Theory]
    [InlineData("周禾", "周*")]
    [InlineData("刘小芳", "刘**")]
    [InlineData("欧阳文静", "欧阳**")]
    [InlineData("禾", "禾")]
    public void A_name_keeps_the_family_name(string name, string shown) => Masks.Name(name).ShouldBe(shown);
}
