using System.Collections.Immutable;
using System.Globalization;
using OneStop.Cases.Applicants;
using OneStop.Cases.Automatic;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.EveryMatter;
using OneStop.Catalog;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>What a guide calls a trip becomes a task with its place, for every matter and every answer.</summary>
public sealed class VisitTests
{
    private static readonly ICatalog Catalog = ShippedCatalog.Create();
    private static readonly Texts Words = new TextCatalogue([typeof(Texts).Assembly, typeof(CasesModule).Assembly]).Chinese;

    public static TheoryData<string> Matters => Every_matter_runs.Matters;

    [Theory, MemberData(nameof(Matters))]
    public void Every_trip_of_the_guide_is_a_task_with_its_place(string code)
    {
        var matter = Catalog.Find(code)!;
        var usual = Contracts.Catalog.Answers.Usual(matter);
        foreach (var answers in matter.Questions.SelectMany(q => (q.Kind == QuestionKind.YesNo ? ["0", "1"] : q.Options.Select(o => o.Code))
            .Select(a => usual.With(q.Id, a))).Prepend(usual))
        {
            var made = Catalog.Compose(matter, answers, Known.Expected(matter));
            var visits = Visit.Of(Filed(made), Catalog, matter, Filing, Words);

            visits.Count.ShouldBe(made.Attendances.Count, code);
            visits.ShouldAllBe(v => v.Task.Length > 0 && v.Place.Length > 0 && v.Ask.Contains("027-"), code);
        }
    }

    [Fact]
    public void The_place_and_day_are_those_that_were_chosen()
    {
        var matter = Catalog.Find("YJS-P06")!;
        var made = Catalog.Compose(matter, Contracts.Catalog.Answers.Usual(matter), Known.Expected(matter));
        var filed = Filed(made, ("DL0327", "1"), ("DL0328", "2026-12-01"), ("DL0329", "1"));

        var visit = Visit.Of(filed, Catalog, matter, Filing, Words)[0];
        visit.When.ShouldBe($"{Words.Day(new DateOnly(2026, 12, 1))} 上午 9:00–11:30");
        visit.Place.ShouldBe("湖滨区婚姻登记处，望湖路88号，周二到周日");
    }

    [Fact]
    public void Whose_signature_and_whose_tax_are_still_waited_for_is_told_until_they_are_there()
    {
        var matter = Catalog.Find("YJS-P08")!;
        var filed = Filed(Catalog.Compose(matter, Contracts.Catalog.Answers.Usual(matter), Known.Expected(matter)));

        Visit.Afterwards(filed, matter, Words).Select(a => a.Item).ShouldBe(["合同网签", "缴税"]);
        var signed = filed.Evolve(new ItemWithdrawn("P08-I1"), new(Guid.Empty, Channel.Portal, filed.SubmittedAt));
        Visit.Afterwards(signed, matter, Words).ShouldHaveSingleItem().Text.ShouldContain("契税");
    }

    [Fact]
    public void Whoever_is_visited_at_home_need_not_come()
    {
        var matter = Catalog.Find("YJS-P04")!;
        var made = Catalog.Compose(matter, Contracts.Catalog.Answers.Usual(matter).With("q2", "1"), Known.Expected(matter));

        Visit.Of(Filed(made, ("DL0804", "1")), Catalog, matter, Filing, Words).ShouldHaveSingleItem().Place.ShouldContain("东湖市第一医院");
        Visit.Of(Filed(made, ("DL0804", "9")), Catalog, matter, Filing, Words).ShouldBeEmpty();
    }

    [Fact]
    public void Who_goes_with_the_receipt_of_an_appointment_is_told_until_its_day()
    {
        var matter = Catalog.Find("YJS-E02")!;
        var made = Catalog.Compose(matter, Contracts.Catalog.Answers.Usual(matter), Known.Expected(matter));
        var filed = Filed(made, ("DL0511", "2026-12-01"));
        var granted = filed.Evolve(new ItemGranted("E02-I6", "bank", "990102", "X-1", "", null), new(Guid.Empty, Channel.Window, filed.SubmittedAt));

        foreach (var (day, told) in new[] { (new DateOnly(2026, 11, 24), true), (new(2026, 12, 1), true), (new(2026, 12, 2), false) })
            Visit.Of(granted, Catalog, matter, day, Words).Any(v => v.Item == "E02-I6").ShouldBe(told, day.ToString("o", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Nothing_that_waits_for_the_applicant_is_promised_before_they_come()
    {
        var matter = Catalog.Find("YJS-P06")!;
        var made = Catalog.Compose(matter, Contracts.Catalog.Answers.Usual(matter), Known.Expected(matter));
        var (filed, clock) = (Filed(made, ("DL0328", "2026-12-15"), ("DL0334", "2026-12-18")), new CaseClock(Catalog));
        var wedding = filed.Item("P06-I1")!;

        clock.Accept(filed, [wedding], _ => new(2026, 11, 24)).Single().DueOn.ShouldBe(new DateOnly(2026, 12, 15));
        clock.DueOn(filed).ShouldBeGreaterThanOrEqualTo(new DateOnly(2026, 12, 15));
        DueStrip.Of(filed with { Items = [wedding] }, clock, Catalog.Calendar, Filing, Words)!.Since.ShouldBe(CountedFrom.Visit);
        // Who registers what is born of the wedding waits for it: the reason names the day.
        var waiting = filed.Items.First(i => i != wedding && i.VisitDay is null) with { DependsOn = [wedding.Code] };
        var strip = DueStrip.Of(filed with { Items = [wedding, waiting] }, clock, Catalog.Calendar, Filing, Words)!;
        (strip.Since, strip.Visited!.Code, strip.From).ShouldBe((CountedFrom.VisitOfOther, wedding.Code, new DateOnly(2026, 12, 15)));
        // Booking the examination is done at once, whenever the examination is.
        clock.Accept(filed, [filed.Item("P06-I5")!], _ => new(2026, 11, 24)).Single().DueOn.ShouldBe(new DateOnly(2026, 11, 24));
    }

    [Fact]
    public void A_day_that_is_announced_to_be_off_does_not_move_the_day_that_the_applicant_chose()
    {
        var matter = Catalog.Find("YJS-P06")!;
        var filed = Filed(Catalog.Compose(matter, Contracts.Catalog.Answers.Usual(matter), Known.Expected(matter)), ("DL0328", "2026-12-15"));
        var accepted = filed.Evolve(new ItemAccepted("P06-I1", new(2026, 12, 15)), new(Guid.Empty, Channel.Window, filed.SubmittedAt));
        var year = Catalog.Calendar.Announced.Single(y => y.Year == 2026);

        var off = year with { DaysOff = [.. year.DaysOff, new(new(2026, 12, 10), new("临时放假", "A day off"))] };
        RecountDatesHandler.Decide(accepted, new(2026, year, "x"), filed.SubmittedAt, Catalog.Calendar.With(2026, off)).Value.Events
            .OfType<DatesRecounted>().SelectMany(d => d.Dates).ShouldNotContain(d => d.Item == "P06-I1");
    }

    [Fact]
    public void Who_has_to_come_twice_reads_the_earlier_day_first()
    {
        var matter = Catalog.Find("YJS-P06")!;
        var made = Catalog.Compose(matter, Contracts.Catalog.Answers.Usual(matter), Known.Expected(matter));

        string[] Days(string wedding, string examination) =>
            [.. Visit.Of(Filed(made, ("DL0328", wedding), ("DL0334", examination)), Catalog, matter, Filing, Words).Select(v => v.Item)];
        Days("2026-12-15", "2026-12-10").ShouldBe(["P06-I5", "P06-I1"]);
        Days("2026-12-15", "2026-12-18").ShouldBe(["P06-I1", "P06-I5"]);
    }

    [Theory]
    [InlineData("2026-12-15", "您选择2026年12月15日到场办理")]
    [InlineData("2026-11-23", "本事项当场作出决定")]
    public void The_notice_of_acceptance_says_the_day_that_the_applicant_chose(string day, string said)
    {
        var matter = Catalog.Find("YJS-P06")!;
        var filed = Filed(Catalog.Compose(matter, Contracts.Catalog.Answers.Usual(matter), Known.Expected(matter)), ("DL0328", day));
        var accepted = filed.Evolve(new ItemAccepted("P06-I1", new(2026, 12, 15)), new(Guid.Empty, Channel.Window, filed.SubmittedAt));

        new PaperWords(accepted, matter, Words).Acceptance("P06-I1").ShouldContain(p => p.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void A_decided_item_asks_nobody_to_come()
    {
        var matter = Catalog.Find("YJS-P06")!;
        var filed = Filed(Catalog.Compose(matter, Contracts.Catalog.Answers.Usual(matter), Known.Expected(matter)));
        var withdrawn = filed.Items.Aggregate(filed, (state, i) => state.Evolve(new ItemWithdrawn(i.Code), new(Guid.Empty, Channel.Portal, state.SubmittedAt)));

        Visit.Of(withdrawn, Catalog, matter, Filing, Words).ShouldBeEmpty();
    }

    private static readonly DateOnly Filing = new(2026, 11, 23);

    /// <summary>With any value in what the visits are told by, unless one is given.</summary>
    private static Case Filed(Composition made, params (string Element, string Value)[] given)
    {
        var form = made.Matter.Items.Select(i => i.Attendance).OfType<Attendance>().SelectMany(a => a.Fields).Distinct().Select(made.Matter.Element)
            .ToImmutableSortedDictionary(e => e.Code, e => e.Options.Count > 0 ? e.Options[0].Code : e.Type == ElementType.Date ? "2026-12-01" : "望湖路支行",
                StringComparer.Ordinal).SetItems(given.Select(g => KeyValuePair.Create(g.Element, g.Value)));
        return Case.Empty.Evolve(new CaseSubmitted("X-1", made.Matter.Code, made.Matter.Version, "990102", Guid.Empty, Guid.Empty,
            new ApplicantFacts(Applicant.Person, "刘芳", "990102198809032044", "刘芳", "19900002043"), "刘芳", made.Answers.Values, new FormData(form), [],
            [.. DraftToFile.ItemsOf(made)], made.PromisedDays), new(Guid.Empty, Channel.Portal, new(2026, 11, 23, 9, 0, 0, ChinaTime.Offset)));
    }
}
