using Microsoft.Extensions.DependencyInjection;
using OneStop.Catalog.Package;
using OneStop.Cases.Automatic;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Integrity;
using OneStop.EventSourcing.Store;
using OneStop.Testing;
using OneStop.Time;

namespace OneStop.Cases.Tests.Automatic;

/// <summary>With a portal of its own: the year that it announces would move the dates of every other test.</summary>
public sealed class CalendarRecountTests(CalendarRecountTests.PortalOfItsOwn portal) : IClassFixture<CalendarRecountTests.PortalOfItsOwn>
{
    public sealed class PortalOfItsOwn : PortalUnderTest;

    [Fact]
    public async Task A_year_that_is_announced_moves_what_runs_and_its_lists()
    {
        var services = await portal.Services();
        var (recount, catalog) = (services.GetRequiredService<CalendarRecount>(), services.GetRequiredService<ICatalog>());
        var year = Math.Max(catalog.Calendar.Years[^1], TimeProvider.System.ChinaToday().Year) + 1;
        using var browser = await new Shop(portal).SignedIn();
        var filed = await new Shop(portal).Filed(browser);
        var told = catalog.Calendar.AddWorkingDays(new(year, 1, 1), 1);
        (await services.GetRequiredService<IStreams>().Send(filed.Id, new AppendEvents<Case>([new ItemAccepted(Restaurant.Food, told, year)]),
            CommandContext.Robot())).Demand();
        await recount.Recount(default);
        (await browser.Get($"/cases/{filed.Number}")).Text.ShouldContain($"{year}年放假安排还没公布，公布后日期可能变");

        await Announce(services, year, told);
        await recount.Recount(default);

        var moved = catalog.Calendar.AddWorkingDays(told, 1);
        (await filed.Now()).State.Item(Restaurant.Food)!.DueOn.ShouldBe(moved);
        var page = await browser.Get($"/cases/{filed.Number}");
        page.Text.ShouldContain($"{year}年放假安排公布了，没办完的日期按它重新算过。");
        page.Text.ShouldNotContain("公布后日期可能变");
        page.Text.ShouldContain($"{moved.Year}年{moved.Month}月{moved.Day}日");
        (await services.GetRequiredService<IntegrityCheck>().Run()).Faults.ShouldBeEmpty("the lists say the same");
    }

    /// <summary>The day that was told turns out to be one off.</summary>
    private static async Task Announce(IServiceProvider services, int year, DateOnly off)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file,
                $$$"""
                {"format": "onestop-catalogue", "formatVersion": 1, "calendars": [{"year": {{{year}}}, "source": "通知", "workedWeekends": [], "daysOff": [
                  {"date": "{{{year}}}-01-01", "name": {"zh": "元旦", "en": "New Year's Day"}}, {"date": "{{{off:yyyy-MM-dd}}}", "name": {"zh": "元旦", "en": "New Year's Day"}}]}]}
                """);
            using var wrong = new StringWriter();
            (await CatalogVerb.Run(services, ["import", file], TextWriter.Null, wrong)).ShouldBe(0, wrong.ToString());
        }
        finally
        {
            File.Delete(file);
        }

        await TryMatter.Seen(() => services.GetRequiredService<ICatalog>().Calendar.Years.Contains(year) ? file : null);
    }
}
