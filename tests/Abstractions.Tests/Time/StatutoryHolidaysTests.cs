using OneStop.Time;

namespace OneStop.Abstractions.Tests.Time;

public class StatutoryHolidaysTests
{
    /// <summary>Qingming, the first day of the lunar year, Dragon Boat and Mid-autumn, as the almanacs have them.</summary>
    [Theory]
    [InlineData(2020, "04-04", "01-25", "06-25", "10-01")]
    [InlineData(2021, "04-04", "02-12", "06-14", "09-21")]
    [InlineData(2022, "04-05", "02-01", "06-03", "09-10")]
    [InlineData(2023, "04-05", "01-22", "06-22", "09-29")]
    [InlineData(2024, "04-04", "02-10", "06-10", "09-17")]
    [InlineData(2025, "04-04", "01-29", "05-31", "10-06")]
    [InlineData(2026, "04-05", "02-17", "06-19", "09-25")]
    [InlineData(2027, "04-05", "02-06", "06-09", "09-15")]
    [InlineData(2028, "04-04", "01-26", "05-28", "10-03")]
    [InlineData(2029, "04-04", "02-13", "06-16", "09-22")]
    [InlineData(2030, "04-05", "02-03", "06-05", "09-12")]
    public void The_festivals_of_the_almanac_are_computed(int year, string qingming, string spring, string dragonBoat, string midAutumn)
    {
        StatutoryHolidays.QingmingOf(year).ShouldBe(On(year, qingming));
        StatutoryHolidays.LunarDay(year, 1, 1).ShouldBe(On(year, spring));
        StatutoryHolidays.LunarDay(year, 5, 5).ShouldBe(On(year, dragonBoat));
        StatutoryHolidays.LunarDay(year, 8, 15).ShouldBe(On(year, midAutumn));
    }

    [Theory]
    [InlineData("2027-01-01", "元旦")]
    [InlineData("2027-02-05", "春节")]
    [InlineData("2027-02-08", "春节")]
    [InlineData("2027-04-05", "清明")]
    [InlineData("2027-05-01", "劳动节")]
    [InlineData("2027-05-02", "劳动节")]
    [InlineData("2027-06-09", "端午")]
    [InlineData("2027-09-15", "中秋")]
    [InlineData("2027-10-03", "国庆节")]
    [InlineData("2027-02-09", "春节补假")]
    [InlineData("2027-05-04", "劳动节补假")]
    [InlineData("2027-10-04", "国庆节补假")]
    public void Each_day_off_has_its_name(string date, string name) => StatutoryHolidays.On(DateOnly.Parse(date))!.Zh.ShouldBe(name);

    [Theory]
    [InlineData("2027-01-04")]
    [InlineData("2027-02-04")]
    [InlineData("2027-02-11")]
    [InlineData("2027-05-05")]
    [InlineData("2024-10-01")]
    public void Other_days_have_none(string date) => StatutoryHolidays.On(DateOnly.Parse(date)).ShouldBeNull();

    [Fact]
    public void A_year_has_thirteen_days_off_that_are_not_weekends()
    {
        foreach (var year in Enumerable.Range(StatutoryHolidays.FirstYear, StatutoryHolidays.LastYear - StatutoryHolidays.FirstYear + 1))
        {
            Enumerable.Range(0, 366).Select(d => new DateOnly(year, 1, 1).AddDays(d)).Where(d => d.Year == year)
                .Count(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && StatutoryHolidays.On(d) is not null).ShouldBe(13, year.ToString());
        }
    }

    /// <summary>The notices of these years, as they are shipped, give every day that the law gives.</summary>
    [Theory]
    [InlineData("2025-01-28")]
    [InlineData("2025-10-06")]
    [InlineData("2026-02-16")]
    [InlineData("2026-04-05")]
    public void The_notices_of_known_years_have_the_day_too(string date) => StatutoryHolidays.On(DateOnly.Parse(date)).ShouldNotBeNull();

    private static DateOnly On(int year, string day) => DateOnly.Parse($"{year}-{day}");
}
