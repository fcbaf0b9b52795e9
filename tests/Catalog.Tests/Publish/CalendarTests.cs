using OneStop.Catalog.Publish;

namespace OneStop.Catalog.Tests.Publish;

public class CalendarTests
{
    // As counted by the notices of each year.
    [Theory]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void Each_year_has_as_many_working_days_as_announced(int year, int days) =>
        CatalogFiles.Shipped.Calendar.WorkingDaysBetween(new(year - 1, 12, 31), new(year, 12, 31)).ShouldBe(days);

    [Fact]
    public void The_year_after_the_last_notice_is_provisional()
    {
        CatalogFiles.Shipped.Calendar.Years.ShouldBe([2023, 2024, 2025, 2026]);
        CatalogFiles.Shipped.Calendar.IsProvisional(new(2027, 1, 1)).ShouldBeTrue();
    }

    [Fact]
    public void Departments_have_valid_credit_codes_and_regions_their_parents()
    {
        foreach (var department in CatalogFiles.Shipped.Parts.Departments)
            OneStop.Identifiers.UnifiedCreditCode.IsValid(department.CreditCode).ShouldBeTrue(department.Code);
        foreach (var region in CatalogFiles.Shipped.Parts.Regions.Where(r => r.Parent is not null))
            CatalogFiles.Shipped.Parts.Regions.Single(p => p.Code == region.Parent).Contains(region.Code).ShouldBeTrue(region.Code);
    }
}
