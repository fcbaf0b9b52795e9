using System.Collections.Immutable;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Cases.Window;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Window;

public sealed class RequestCorrectionTests
{
    private static readonly PointToMend Plan = new(CorrectionTarget.Material, "layout-plan", " 请标出洗手消毒区。 ");
    private static readonly PointToMend Area = new(CorrectionTarget.Field, "DE0403", "与平面图不一致，请核对。");

    [Fact]
    public void Everything_is_told_at_once_with_ten_working_days_to_answer()
    {
        var given = Given.AFiledRestaurant();
        var asked = RequestCorrectionsHandler.Decide(given.State, new(Given.Number, Restaurant.Food, [Plan, Area]), Officials.Clerk, given.Now,
            given.Catalog).Events()
            .ShouldHaveSingleItem().ShouldBeOfType<CorrectionRequested>();
        asked.Points.ShouldBe([new("p1", CorrectionTarget.Material, "layout-plan", "请标出洗手消毒区。"), new("p2", CorrectionTarget.Field, "DE0403", Area.What)]);
        asked.AnswerBy.ShouldBe(new DateOnly(2026, 12, 7));
    }

    [Fact]
    public void A_second_correction_of_an_item_is_refused_by_law()
    {
        var given = Given.AFiledRestaurant()
            .Then(new CorrectionRequested(Restaurant.Food, [new("p1", CorrectionTarget.Field, "DE0403", "请核对")], new(2026, 12, 7)))
            .Then(new CorrectionSupplied(Restaurant.Food, new CorrectionAnswers(ImmutableSortedDictionary<string, string>.Empty.Add("DE0403", "96"),
                ImmutableSortedDictionary<string, ImmutableList<Guid>>.Empty, ImmutableSortedDictionary<string, string>.Empty)));
        given.State.Form["DE0403"].ShouldBe("96");
        var refusal = RequestCorrectionsHandler.Decide(given.State, new(Given.Number, Restaurant.Food, [Plan]), Officials.Clerk, given.Now,
            given.Catalog).Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe("cases.correction-told-already");
    }

    [Fact]
    public void Only_what_the_item_asks_for_and_the_applicant_can_change_is_a_point()
    {
        var given = Given.AFiledRestaurant();
        foreach (var foreign in new[] { new PointToMend(CorrectionTarget.Field, "DE0407", "x"),
            new PointToMend(CorrectionTarget.Material, "signboard-picture", "x"), new PointToMend(CorrectionTarget.Field, "DE0201", "x") })
            RequestCorrectionsHandler.Decide(given.State, new(Given.Number, Restaurant.Food, [foreign]), Officials.Clerk, given.Now, given.Catalog).Code()
                .ShouldBe("cases.correction-not-of-item");
    }

    [Fact]
    public void Nothing_written_or_too_much_is_refused_at_its_field()
    {
        var given = Given.AFiledRestaurant();
        RequestCorrectionsHandler.Decide(given.State, new(Given.Number, Restaurant.Food, []), Officials.Clerk, given.Now, given.Catalog).Code()
            .ShouldBe("cases.correction-empty");
        var refused = RequestCorrectionsHandler.Decide(given.State, new(Given.Number, Restaurant.Food,
            [Plan with { What = " " }, Area with { What = new('长', 501) }]), Officials.Clerk, given.Now, given.Catalog).Refusals;
        refused.Select(r => (r.Code, r.Field)).ShouldBe([("cases.correction-point-empty", "material-layout-plan"), ("cases.text-too-long", "field-DE0403")]);
    }
}
