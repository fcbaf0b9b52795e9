using System.Text.Json.Nodes;
using OneStop.Catalog.Check;
using OneStop.Catalog.Package;
using OneStop.Catalog.Publish;
using OneStop.Time;

namespace OneStop.Catalog.Tests.Publish;

public sealed class CalendarTests
{
    private static readonly WorkingCalendar Shipped = ShippedCatalog.Create().Calendar;

    // As counted by the notices of each year.
    [Theory]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void Each_year_has_as_many_working_days_as_announced(int year, int days) =>
        Shipped.WorkingDaysBetween(new(year - 1, 12, 31), new(year, 12, 31)).ShouldBe(days);

    [Fact]
    public void The_year_after_the_last_notice_is_provisional()
    {
        Shipped.Years.ShouldBe([2023, 2024, 2025, 2026]);
        Shipped.IsProvisional(new(2027, 1, 1)).ShouldBeTrue();
    }

    [Fact]
    public void The_years_that_ship_are_sound()
    {
        var years = CatalogFiles.Shipped.Parts.Calendars;

        years.SelectMany(y => CalendarCheck.Faults(y, years, $"{y.Year}")).Select(f => f.ToString()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"year":2027,"source":"通知"}""", "absent")]
    [InlineData("""{"year":27,"source":"通知","daysOff":[],"workedWeekends":[]}""", "calendar-incomplete")]
    [InlineData(
        """
        {"year":2027,"source":"通知","daysOff":[{"date":"2028-01-01","name":{"zh":"元旦","en":"New Year"}}],"workedWeekends":[]}
        """, "calendar-other-year")]
    [InlineData(
        """
        {"year":2027,"source":"通知","daysOff":[],"workedWeekends":[{"date":"2027-10-11","insteadOf":{"zh":"国庆节","en":"National Day"}}]}
        """, "calendar-no-weekend")]
    [InlineData(
        """
        {"year":2027,"source":"通知","daysOff":[{"date":"2027-10-09","name":{"zh":"国庆节",
        "en":"National Day"}}],"workedWeekends":[{"date":"2027-10-09","insteadOf":{"zh":"国庆节","en":"National Day"}}]}
        """, "calendar-day-twice")]
    public void A_year_by_which_nobody_can_count_is_told_so(string year, string code) =>
        ImportPlan.Of(Package(year), ShippedCatalog.InMemory(TimeProvider.System), Collision.Refuse).Faults.Select(f => f.Code).ShouldContain(code);

    [Fact]
    public void Departments_have_valid_credit_codes_and_regions_their_parents()
    {
        foreach (var department in CatalogFiles.Shipped.Parts.Departments)
            OneStop.Identifiers.UnifiedCreditCode.IsValid(department.CreditCode).ShouldBeTrue(department.Code);
        foreach (var region in CatalogFiles.Shipped.Parts.Regions.Where(r => r.Parent is not null))
            CatalogFiles.Shipped.Parts.Regions.Single(p => p.Code == region.Parent).Contains(region.Code).ShouldBeTrue(region.Code);
    }

    internal static JsonObject Package(string year) => new()
    {
        ["format"] = CatalogPackage.Format, ["formatVersion"] = CatalogPackage.FormatVersion, ["calendars"] = new JsonArray(JsonNode.Parse(year)),
    };
}
