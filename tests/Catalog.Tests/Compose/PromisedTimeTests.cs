using OneStop.Catalog.Check;
using OneStop.Catalog.Compose;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Web;

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
    [InlineData(LimitUnit.Months, 1, "2026-10-30")]
    [InlineData(LimitUnit.Months, 2, "2026-11-30")]
    [InlineData(LimitUnit.Months, 3, "2026-12-30")]
    [InlineData(LimitUnit.Months, 0, "2026-09-30")]
    public void A_limit_is_counted_in_its_own_days_and_ends_on_a_day_that_is_worked(LimitUnit unit, int days, string last) =>
        Calendar.LastDay(new(2026, 9, 30), days, unit).ShouldBe(DateOnly.Parse(last));

    [Theory]
    [InlineData("2026-08-31", 1, "2026-09-30")]
    [InlineData("2026-07-31", 2, "2026-09-30")]
    [InlineData("2026-07-10", 3, "2026-10-10")]
    [InlineData("2026-07-03", 3, "2026-10-08")]
    public void A_limit_of_months_ends_on_the_day_of_the_same_number_or_the_last_of_a_shorter_month(string from, int months, string last) =>
        Calendar.LastDay(DateOnly.Parse(from), months, LimitUnit.Months).ShouldBe(DateOnly.Parse(last));

    [Fact]
    public void Months_are_said_as_months_and_a_promise_may_not_be_longer_than_those_of_the_law()
    {
        var matter = Shipped.Matter("YJS-P01");
        var allowance = matter.Item("P01-I10");
        TimeLimit In(int count, LimitUnit unit) => allowance.Promised with { Days = count, Unit = unit, Evidence = Evidence.Sourced };
        Matter With(TimeLimit law, TimeLimit promised) => matter with
        {
            Items = [.. matter.Items.Select(i => i.Code == allowance.Code ? i with { Statutory = law, Promised = promised, Otherwise = null } : i)],
        };
        var law = In(3, LimitUnit.Months);
        var answers = Answers.Usual(matter).With(Allowance(matter), "1");

        var made = Composer.Compose(With(law, In(2, LimitUnit.Months)), answers, Known.Expected(matter));

        made.FromFiling.ShouldBe(new PromisedSpan(4, 0, 2));
        Words.Span(made.FromFiling).ShouldBe("4个工作日加2个月");
        Words.Limit(3, LimitUnit.Months).ShouldBe("3个月");
        made.Comparison.Days.SavesSomething.ShouldBeFalse("months are not compared with working days");
        LimitCheck.Faults(With(law, In(90, LimitUnit.CalendarDays))).ShouldBeEmpty();
        FaultTexts.English.Of(LimitCheck.Faults(With(law, In(100, LimitUnit.CalendarDays))).ShouldHaveSingleItem())
            .ShouldStartWith("promises 100 days, longer than the 3 months of the law");
        LimitCheck.Faults(With(law, In(66, LimitUnit.WorkingDays))).ShouldHaveSingleItem("66 working days are more than three months");
    }

    [Fact]
    public void The_promise_for_the_whole_is_neither_sooner_than_its_longest_chain_nor_later_than_one_after_another()
    {
        var matter = Shipped.Matter("YJS-P06");
        static string[] Of(Matter matter, int? days) => [.. PromiseCheck.Faults(matter with { Promise = days }).Select(FaultTexts.English.Of)];
        // The wedding: on the spot, then ten working days for the household; six items, each looked at within a day, come to more.
        Of(matter, null).ShouldBeEmpty();
        Of(matter, 11).ShouldBeEmpty();
        Of(matter, 10).ShouldHaveSingleItem().ShouldContain("take 11; promise 11 or more");
        var (least, most) = (11, matter.Items.Sum(i => i.Promised.Days + PromisedTime.AcceptanceDays));
        most.ShouldBeGreaterThan(least);
        Of(matter, most).ShouldBeEmpty();
        Of(matter, most + 1).ShouldHaveSingleItem().ShouldContain($"at most {most}");
        // Another way of handling that takes longer counts, and months count as months.
        var twoMonths = matter.Item("P06-I3").Promised with { Days = 2, Unit = LimitUnit.Months };
        var slower = matter with { Items = [.. matter.Items.Select(i => i.Code == "P06-I3" ? i with { Promised = twoMonths } : i)] };
        Of(slower, 43).ShouldHaveSingleItem().ShouldContain("take 44");
        MatterCheck.Faults(matter with { Promise = 3 }).ShouldContain(f => f.Place == "promise");
    }

    private static Texts Words =>
        new TextCatalogue([typeof(Texts).Assembly, typeof(CatalogModule).Assembly]).Chinese;

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
