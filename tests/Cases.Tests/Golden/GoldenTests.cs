using OneStop.Cases.Domain;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Events;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Golden;

/// <summary>
/// Every event that was ever stored stays readable for ever: see <see cref="GoldenEvents"/>. With ONESTOP_UPDATE=1 an event
/// that has no file yet gets one, from <see cref="Story"/>.
/// </summary>
public sealed class GoldenTests
{
    private static readonly EventTypes Types = new([typeof(ItemGranted).Assembly, typeof(CasesModule).Assembly]);
    private static readonly GoldenEvents Golden = new("Cases", Types);

    public static TheoryData<string> Names => [.. Golden.Names];

    public static TheoryData<string> Kept => [.. Golden.Kept];

    [Theory, MemberData(nameof(Names))]
    public void Every_event_has_a_golden_file(string name)
    {
        if (Environment.GetEnvironmentVariable("ONESTOP_UPDATE") == "1")
            Golden.Keep(Told(name));
        Golden.Kept.ShouldContain(name, "tell the event in Story, run this test with ONESTOP_UPDATE=1, commit the file, and never change it");
    }

    [Theory, MemberData(nameof(Kept))]
    public void Every_golden_file_is_read(string name) => Golden.Read(name).ShouldNotBeNull();

    [Theory, MemberData(nameof(Names))]
    public void What_was_stored_reads_as_the_event_that_happened(string name)
    {
        var read = Golden.Read(name);
        read.ShouldBeOfType(Told(name).GetType());
        // Lists and secrets have no equality of their own; their words have.
        Golden.Text(read).ShouldBe(Golden.Text(Told(name)));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_event_is_stored_in_the_same_words_today(string name) => Golden.Text(Told(name)).ShouldBe(Golden.Text(name));

    [Fact]
    public void Without_the_applicants_key_the_events_read_as_forgotten()
    {
        var state = Fold(Story.Events.Select(e => Golden.Read(Types.NameOf(e.GetType()), forgotten: true)));
        state.ShouldSatisfyAllConditions(s => s.Number.ShouldBe("E01-20261124-00318"), s => s.By.ShouldBeNull(), s => s.Title.ShouldBeNull(), s =>
            s.Form.Values.ShouldBeEmpty(), s => s.Answers.ShouldBeEmpty());
        state.Item("E01-I1")!.ShouldSatisfyAllConditions(
            i => i.Automatic!.Findings.IsForgotten.ShouldBeTrue(),
            i => i.Grant!.Opinion.IsForgotten.ShouldBeTrue(),
            i => i.Grant!.Result!.Face.IsForgotten.ShouldBeTrue());
        state.Item("E01-I2")!.ShouldSatisfyAllConditions(
            i => i.CorrectionAnswers.ShouldBeNull(),
            i => i.Correction!.Points.ShouldAllBe(p => p.What.IsForgotten),
            i => i.Opinion!.Note.IsForgotten.ShouldBeTrue(),
            i => i.Denial!.Reasons.IsForgotten.ShouldBeTrue());
        state.Item("E01-I4")!.Decline!.Reason.IsForgotten.ShouldBeTrue();
    }

    [Fact]
    public void All_golden_files_together_are_the_life_of_a_case()
    {
        var state = Fold(Story.Events.Select(e => Golden.Read(Types.NameOf(e.GetType()))));
        state.By!.OperatorName.ShouldBe("周禾");
        state.Title.ShouldBe("禾味小馆");
        state.Items.Select(i => i.Status).ShouldBe([ItemStatus.Granted, ItemStatus.Denied, ItemStatus.Closed, ItemStatus.Declined, ItemStatus.Withdrawn]);
        state.Item("E01-I1")!.ShouldSatisfyAllConditions(
            i => i.Automatic!.Findings.Value!.Count.ShouldBe(2),
            i => i.Grant!.Result!.Face.Value!.Holder.ShouldBe("禾味餐饮有限公司"),
            i => i.Results.ShouldHaveSingleItem().Certificate.ShouldBe(Story.Certificate),
            i => i.DueOn.ShouldBe(new DateOnly(2026, 11, 24)));
        state.Item("E01-I2")!.ShouldSatisfyAllConditions(
            i => i.Correction!.Points.Count.ShouldBe(2),
            i => i.CorrectionAnswers!.Notes["p2"].ShouldBe("重新量过了"),
            i => i.Opinion!.Checkpoints["washing"].ShouldBe(Judgement.Fails),
            i => i.Denial!.Reasons.Value!.Count.ShouldBe(1),
            i => i.DueOn.ShouldBe(new DateOnly(2026, 12, 2)));
        state.Item("E01-I3")!.ClosedBecauseOf.ShouldBe("E01-I2");
        state.Item("E01-I4")!.Decline!.RightBody!.Value.ShouldBe("东湖市住房和城乡建设局");
        state.Form["DE0403"].ShouldBe("80");
        state.Materials.Single(m => m.Material == "layout-plan").ShouldSatisfyAllConditions(m => m.Way.ShouldBe(WayKind.Upload), m =>
            m.Pages.ShouldBe([Story.NewPage]), m => m.Owed.ShouldBeFalse());
        state.DeliveredAt.ShouldNotBeNull();
        state.ClosedAt.ShouldNotBeNull();
    }

    [Fact]
    public void Findings_that_were_stored_as_sentences_read_as_those_sentences() =>
        Golden.Read("cases.auto-decided.v1").ShouldBeOfType<AutoDecided>().Findings.Value!
            .ShouldBe([new AutoFinding.Written("营业执照：长期有效，来源：市场监督管理局"), new AutoFinding.Written("名称：与登记一致")]);

    private static IEvent Told(string name) => Story.Events.SingleOrDefault(e => Types.NameOf(e.GetType()) == name).ShouldNotBeNull($"Story tells {name} once");

    private static Case Fold(IEnumerable<IEvent> events) =>
        events.Aggregate(Case.Empty, (state, e) => state.Evolve(e, new(Guid.Empty, Channel.Portal, new(2026, 11, 24, 10, 12, 0, TimeSpan.FromHours(8)))));
}
