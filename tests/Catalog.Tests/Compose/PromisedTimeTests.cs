using OneStop.Catalog.Compose;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Tests.World;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Tests.Compose;

public sealed class PromisedTimeTests
{
    private static readonly OneStop.Time.WorkingCalendar Calendar = ShippedCatalog.Create().Calendar;

    [Theory]
    [InlineData(LimitUnit.WorkingDays, 30, "2026-11-17")]
    [InlineData(LimitUnit.CalendarDays, 30, "2026-10-30")]
    [InlineData(LimitUnit.CalendarDays, 3, "2026-10-08")]
    [InlineData(LimitUnit.CalendarDays, 10, "2026-10-10")]
    [InlineData(LimitUnit.CalendarDays, 0, "2026-09-30")]
    public void A_limit_is_counted_in_its_own_days_and_ends_on_a_day_that_is_worked(LimitUnit unit, int days, string last) =>
        Calendar.LastDay(new(2026, 9, 30), days, unit).ShouldBe(DateOnly.Parse(last));

    [Fact]
    public void Days_of_two_kinds_are_said_apart_and_not_compared()
    {
        var matter = Shipped.Matter("YJS-P01");
        var allowance = matter.Item("P01-I10");
        var daily = allowance with { Promised = allowance.Promised with { Unit = LimitUnit.CalendarDays } };
        var monthly = matter with { Items = [.. matter.Items.Select(i => i.Code == daily.Code ? daily : i)] };
        var answers = Answers.Usual(matter).With(Allowance(matter), "1");

        var made = Composer.Compose(monthly, answers, Known.Expected(monthly));

        made.FromFiling.ShouldBe(new PromisedSpan(4, 30));
        made.Comparison.Days.SavesSomething.ShouldBeFalse();
    }

    [Fact]
    public void A_sentence_of_a_document_points_to_its_lines_wherever_they_stand()
    {
        string[] directions = ["以上", "上述", "上列", "以下", "下列", "above", "below"];
        foreach (var (code, said) in CatalogFiles.Shipped.Matters.SelectMany(m => m.Items).SelectMany(i => i.Results.Select(r => (i.Code, r.Statement))))
            directions.ShouldAllBe(d => said == null || !$"{said.Zh}{said.En}".Contains(d, StringComparison.Ordinal), code);
    }

    // The question that chooses the allowance, whatever its number.
    private static string Allowance(Matter matter) =>
        matter.Item("P01-I10").Condition!.Variables.First(v => v.StartsWith("answers.", StringComparison.Ordinal))["answers.".Length..];
}
