using OneStop.Cases.Applicants;
using OneStop.Cases.Domain;
using OneStop.Catalog;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Secrets;
using OneStop.Time;

namespace OneStop.Cases.Tests.EveryMatter;

/// <summary>Guide, receipt, case and notices of every matter promise the same day, for every answer.</summary>
public sealed class SamePromiseTests
{
    private static readonly ICatalog Catalog = ShippedCatalog.Create();
    private static readonly CaseClock Clock = new(Catalog);

    public static TheoryData<string> Matters => Every_matter_runs.Matters;

    [Theory, MemberData(nameof(Matters))]
    public void The_guide_promises_the_day_of_the_case_and_of_its_notices(string code)
    {
        var matter = Catalog.Find(code)!;
        foreach (var made in Compositions(matter))
        {
            // Through weekends and National Day.
            foreach (var at in new DateTimeOffset[] { new(2026, 9, 21, 9, 0, 0, ChinaTime.Offset), new(2026, 11, 27, 18, 0, 0, ChinaTime.Offset) })
            {
                var filed = Filed(made, at);
                var guide = Catalog.Calendar.AddWorkingDays(at.ChinaDate(), made.FromFiling.WorkingDays);
                Clock.DueOn(filed).ShouldBe(guide, code);

                var accepted = Accepted(filed, ChinaTime.StartOf(Catalog.Calendar.AddWorkingDays(at.ChinaDate(), PromisedTime.AcceptanceDays)).AddHours(9));
                accepted.Items.Max(i => i.DueOn).ShouldBe(guide, code);
                Clock.DueOn(accepted).ShouldBe(guide, code);
            }
        }
    }

    [Theory, MemberData(nameof(Matters))]
    public void No_notice_promises_a_day_before_that_of_what_its_item_waits_for(string code)
    {
        foreach (var made in Compositions(Catalog.Find(code)!))
        {
            var accepted = Accepted(Filed(made, new(2026, 11, 23, 9, 0, 0, ChinaTime.Offset)), new(2026, 11, 24, 9, 0, 0, ChinaTime.Offset));
            foreach (var (item, other) in accepted.Items.SelectMany(i => i.DependsOn.Select(d => (i, accepted.Item(d)!))))
            {
                item.DueOn!.Value.ShouldBeGreaterThanOrEqualTo(Catalog.Calendar.LastDay(other.DueOn!.Value, item.PromisedDays, item.Unit),
                    $"{item.Code} after {other.Code}");
            }
        }
    }

    [Fact]
    public void A_promise_in_days_is_counted_in_days_all_the_way()
    {
        var item = new SubmittedItem("X", "d", [], 30, LimitUnit.CalendarDays);
        var filed = Case.Empty.Evolve(Submitted([item]), new(Guid.Empty, Channel.Portal, new(2026, 11, 23, 9, 0, 0, ChinaTime.Offset)));

        Clock.DueOn(filed).ShouldBe(new DateOnly(2026, 12, 24));
        Accepted(filed, new(2026, 11, 24, 9, 0, 0, ChinaTime.Offset)).Items[0].DueOn.ShouldBe(new DateOnly(2026, 12, 24));
    }

    [Fact]
    public void A_promise_in_months_is_counted_in_months_all_the_way()
    {
        var (item, after) = (new SubmittedItem("X", "d", [], 3, LimitUnit.Months), new SubmittedItem("Y", "d", ["X"], 5));
        var filed = Case.Empty.Evolve(Submitted([item, after]), new(Guid.Empty, Channel.Portal, new(2026, 5, 29, 9, 0, 0, ChinaTime.Offset)));

        // Accepted by 1 June; 1 September, then five working days.
        Clock.DueOn(filed).ShouldBe(new DateOnly(2026, 9, 8));
        // Three months later is a Sunday: it ends on the Monday.
        Accepted(filed, new(2026, 6, 13, 9, 0, 0, ChinaTime.Offset)).Items[0].DueOn.ShouldBe(new DateOnly(2026, 9, 14));
    }

    [Fact]
    public void The_promise_for_the_whole_stands_still_while_the_applicant_is_waited_for_and_never_lies_before_the_items_own()
    {
        var matter = Catalog.Find("YJS-P06")! with { Promise = 8 };
        var (first, second) = (new SubmittedItem("X", "d", [], 3), new SubmittedItem("Y", "d", ["X"], 2));
        var filed = Case.Empty.Evolve(Submitted([first, second]), new(Guid.Empty, Channel.Portal, new(2026, 6, 1, 9, 0, 0, ChinaTime.Offset)));

        Clock.PromisedBy(filed, matter).ShouldBe(new DateOnly(2026, 6, 11));
        Clock.PromisedBy(filed, matter with { Promise = null }).ShouldBeNull();
        Clock.PromisedBy(filed, matter with { Promise = 1 }).ShouldBe(Clock.DueOn(filed));
        var asked = filed.Evolve(new CorrectionRequested("X", [], new DateOnly(2026, 6, 15)),
            new(Guid.Empty, Channel.Portal, new(2026, 6, 2, 9, 0, 0, ChinaTime.Offset)));
        Clock.PromisedBy(asked, matter).ShouldBe(new DateOnly(2026, 6, 26), "eight working days after the last day to answer, the Dragon Boat day left out");
    }

    private static IEnumerable<Composition> Compositions(Matter matter)
    {
        var usual = Contracts.Catalog.Answers.Usual(matter);
        return from answers in matter.Questions
                   .SelectMany(q => (q.Kind == QuestionKind.YesNo ? ["0", "1"] : q.Options.Select(o => o.Code)).Select(a => usual.With(q.Id, a))).Prepend(usual)
               let made = Catalog.Compose(matter, answers, Known.Expected(matter))
               where made.Items.Count > 0 && made.Barriers.Count == 0
               select made;
    }

    private static Case Filed(Composition made, DateTimeOffset at) =>
        Case.Empty.Evolve(Submitted([.. DraftToFile.ItemsOf(made)]), new(Guid.Empty, Channel.Portal, at));

    private static CaseSubmitted Submitted(IReadOnlyList<SubmittedItem> items) => new("X-1", "X", 1, "990102", Guid.Empty, Guid.Empty,
        new ApplicantFacts(Applicant.Person, "刘芳", "990102198809032044", "刘芳", "19900002043"), "刘芳", Case.Empty.Answers, FormData.Empty, [], [.. items], 0);

    private static Case Accepted(Case filed, DateTimeOffset at) => Clock.Accept(filed, filed.Items, _ => at.ChinaDate())
        .Aggregate(filed, (state, d) => state.Evolve(new ItemAccepted(d.Item.Code, d.DueOn), new(Guid.Empty, Channel.Window, at)));
}
