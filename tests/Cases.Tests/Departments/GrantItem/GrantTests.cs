using OneStop.Cases.Departments;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Departments;

public sealed class GrantTests
{
    private static Given UnderReview() => Given.AFiledRestaurant().Accepted(Restaurant.Licence, Restaurant.Food, Restaurant.Sign)
        .Granted(Restaurant.Licence);

    private static GrantItem Food(Given given) => new(Given.Number, Restaurant.Food, given.AllMet(Restaurant.Food), "", "符合要求，准予许可。");

    [Fact]
    public void A_grant_keeps_the_judgements_and_orders_the_certificate()
    {
        var given = UnderReview();
        var events = GrantItemHandler.Decide(given.State, Food(given), Officials.Food, given.Now, given.Catalog).Events();
        events.Select(e => e.GetType()).ShouldBe([typeof(OpinionAdded), typeof(ItemGranted)]);
        var order = ((ItemGranted)events[1]).Result!;
        (order.Code, order.Kind, order.NumberPrefix, order.ValidFrom, order.ValidUntil)
            .ShouldBe(("food-licence", ResultKind.Certificate, "JY2", new DateOnly(2026, 11, 23), new DateOnly(2031, 11, 22)));
        var face = order.Face.Value!;
        (face.Holder, face.HolderCode).ShouldBe(("东湖市禾味小馆餐饮有限公司", "91990102MA0H7K2C60"));
        var lines = face.Lines.ToDictionary();
        lines["许可证编号"].ShouldBe(ResultOrder.NumberPlaceholder);
        lines["主体业态"].ShouldBe("餐饮服务经营者");
        lines["经营项目"].ShouldBe("热食类、冷食类");
        lines["网络经营"].ShouldBe("是");
        lines["签发日期"].ShouldBe("2026年11月23日");
        lines["有效期至"].ShouldBe("2031年11月22日");
        face.Data["DE0402"].ShouldBe("2,3");
    }

    [Fact]
    public void Before_the_day_that_the_applicant_chose_the_reviewer_says_that_they_came()
    {
        var given = UnderReview();
        var visited = given.State.With(Restaurant.Food, i => i with { VisitDay = "DL0601" });
        var state = visited with { Form = new(visited.Form.Values.SetItem("DL0601", "2026-11-30")) };

        var refusal = GrantItemHandler.Decide(state, Food(given), Officials.Food, given.Now, given.Catalog).Refusals.ShouldHaveSingleItem();
        (refusal.Code, refusal.Field, refusal.Args[0]).ShouldBe(("cases.visit-to-come", GrantItemHandler.CameField, new DateOnly(2026, 11, 30)));
        GrantItemHandler.Decide(state, Food(given) with { Came = true }, Officials.Food, given.Now, given.Catalog).IsRefused.ShouldBeFalse();
        GrantItemHandler.Decide(state, Food(given), Officials.Food, given.Now.AddDays(7), given.Catalog).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void Every_checkpoint_has_to_be_judged_and_none_may_fail()
    {
        var given = UnderReview();
        var judged = given.AllMet(Restaurant.Food).Remove("washing").SetItem("rules", Judgement.Fails).SetItem("health", Judgement.NotApplicable);
        GrantItemHandler.Decide(given.State, Food(given) with { Checkpoints = judged, Opinion = "" }, Officials.Food, given.Now, given.Catalog).Refusals
            .Select(r => (r.Code, r.Field)).ShouldBe([("cases.checkpoint-not-judged", "check-washing"), ("cases.checkpoint-fails", "check-rules"),
                ("cases.opinion-missing", "opinion")]);
    }

    [Fact]
    public void A_checkpoint_that_the_answers_do_not_call_for_is_not_judged()
    {
        var given = UnderReview();
        given.AllMet(Restaurant.Food).Keys.ShouldContain("cold-room");
        given.AllMet(Restaurant.Food).Keys.ShouldNotContain("raw-room");
        GrantItemHandler.Decide(given.State, Food(given) with { Checkpoints = given.AllMet(Restaurant.Food).Add("raw-room", Judgement.Meets) }, Officials.Food,
            given.Now, given.Catalog).Code().ShouldBe("cases.checkpoint-unknown");
    }

    [Fact]
    public void An_item_waits_for_those_it_depends_on()
    {
        var given = Given.AFiledRestaurant().Accepted(Restaurant.Licence, Restaurant.Food);
        var refusal = GrantItemHandler.Decide(given.State, Food(given), Officials.Food, given.Now, given.Catalog).Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe("cases.predecessor-open");
        refusal.Args.ShouldBe([given.Matter.Item(Restaurant.Licence).Name]);
    }

    [Fact]
    public void Nothing_is_decided_before_it_is_accepted()
    {
        var given = Given.AFiledRestaurant().Accepted(Restaurant.Licence).Granted(Restaurant.Licence);
        GrantItemHandler.Decide(given.State, Food(given), Officials.Food, given.Now, given.Catalog).Code().ShouldBe("cases.item-not-accepted");
    }

    [Fact]
    public void An_item_is_decided_once_and_the_second_learns_who_and_when()
    {
        var given = (UnderReview()).Granted(Restaurant.Food).After(TimeSpan.FromMinutes(3));
        var refusal = GrantItemHandler.Decide(given.State, Food(given), Officials.Food with { Account = Guid.CreateVersion7() }, given.Now,
            given.Catalog).Refusals.ShouldHaveSingleItem();
        (refusal.Kind, refusal.Code).ShouldBe((RefusalKind.Conflict, "cases.item-already-decided"));
        refusal.Args.ShouldBe([Officials.Food.Account, Given.Monday]);
    }

    [Fact]
    public void Only_reviewers_of_the_department_and_region_decide()
    {
        var given = UnderReview();
        foreach (var (other, refusal) in new[] { (Officials.FoodElsewhere, "cases.item-not-found"), (Officials.Signs, "cases.item-not-found"),
            (Officials.Clerk, "cases.only-the-department") })
            GrantItemHandler.Decide(given.State, Food(given), other, given.Now, given.Catalog).Code().ShouldBe(refusal);
    }
}
