using OneStop.Catalog.Package;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Tests.World;

namespace OneStop.Catalog.Tests.Publish;

/// <summary>The working days of a year are data: what ships is only their beginning.</summary>
public sealed class CalendarImportTests : CatalogWorld
{
    [Fact]
    public async Task A_year_that_is_announced_is_imported_while_the_portal_runs()
    {
        await Seed();
        Catalog.Calendar.IsWorkingDay(new(2027, 10, 7)).ShouldBeTrue();
        var notice = CalendarTests.Package(
            """
            {
              "year": 2027, "source": "国务院办公厅关于2027年部分节假日安排的通知",
              "daysOff": [{ "date": "2027-10-07", "name": { "zh": "国庆节", "en": "National Day" } }],
              "workedWeekends": [{ "date": "2027-10-09", "insteadOf": { "zh": "国庆节", "en": "National Day" } }]
            }
            """);

        (await new Importer(Db, Catalog).Import(notice, Collision.Refuse)).Faults.ShouldBeEmpty();

        Catalog.Calendar.Years.ShouldContain(2027);
        Catalog.Calendar.IsWorkingDay(new(2027, 10, 7)).ShouldBeFalse();
        Catalog.Calendar.IsWorkingDay(new(2027, 10, 9)).ShouldBeTrue();
        CatalogPackage.Write(Catalog.Parts, [], everything: true)["calendars"]!.AsArray().Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_notice_that_is_amended_is_the_next_version_of_its_year()
    {
        await Seed();
        var amended = CatalogFiles.Shipped.Parts.Calendars.Single(y => y.Year == 2026) with { WorkedWeekends = [] };

        (await Parts.Publish([CatalogPart.Of(CatalogParts.Calendar, "2026", amended)], Origin.Import)).ShouldBe(1);
        await Parts.Publish(CatalogFiles.Shipped.Parts.All(), Origin.Shipped);
        Catalog.Refresh();

        Catalog.Calendar.IsWorkingDay(new(2026, 10, 10)).ShouldBeFalse("what ships does not overwrite it");
    }
}
