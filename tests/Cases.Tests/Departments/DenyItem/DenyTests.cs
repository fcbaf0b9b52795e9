using OneStop.Cases.Departments;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Departments;

public sealed class DenyTests
{
    private static readonly DenialReason Cold = new("没有冷食专间。", "食品安全法第三十三条");

    [Fact]
    public void A_denial_gives_each_reason_with_its_basis_and_both_remedies()
    {
        var given = Given.AFiledRestaurant().Accepted(Restaurant.Licence, Restaurant.Food).Granted(Restaurant.Licence);
        var denied = DenyItemHandler.Decide(given.State, new(Given.Number, Restaurant.Food, [Cold]), Officials.Food, given.Now, given.Catalog).Events()
            .ShouldHaveSingleItem().ShouldBeOfType<ItemDenied>();
        denied.Reasons.Value.ShouldBe([Cold]);
        SecretTexts.Of(denied.Reasons, Given.Words).ShouldBe(["没有冷食专间（依据：食品安全法第三十三条）。"]);
        var appeal = Given.Words.Appeal(given.Matter, given.Matter.Item(Restaurant.Food), denied.AppealTo);
        appeal.ShouldContain("60日内向东湖市人民政府申请行政复议");
        appeal.ShouldContain("6个月内向东湖市湖滨区人民法院提起行政诉讼");
    }

    [Fact]
    public void A_case_with_one_denied_item_still_delivers_the_granted_ones()
    {
        var given = Given.AFiledRestaurant(new Dictionary<string, string>
        {
            ["q1"] = "1", ["q2"] = "0", ["q3"] = "0", ["q4"] = "0",
            ["q5"] = "1", ["q6"] = "0"
        })
            .Accepted(Restaurant.Licence, Restaurant.Food, Restaurant.Sign).Granted(Restaurant.Licence, withResult: false)
                .Granted(Restaurant.Sign, withResult: false);
        var events = DenyItemHandler.Decide(given.State, new(Given.Number, Restaurant.Food, [Cold]), Officials.Food, given.Now, given.Catalog).Events();
        events.Select(e => e.GetType()).ShouldBe([typeof(ItemDenied), typeof(CaseDelivered), typeof(CaseClosed)]);
        ((CaseDelivered)events[1]).Items.ShouldBe([Restaurant.Licence, Restaurant.Sign]);
    }

    [Fact]
    public void Items_that_needed_the_denied_one_end_with_it()
    {
        var given = Given.AFiledRestaurant().Accepted(Restaurant.Licence);
        DenyItemHandler.Decide(given.State, new(Given.Number, Restaurant.Licence, [Cold]), Officials.Food, given.Now, given.Catalog).Events()
            .OfType<ItemClosed>().Count().ShouldBe(given.State.Items.Count - 1);
    }

    [Fact]
    public void A_reason_without_its_basis_is_refused_at_its_field()
    {
        var given = Given.AFiledRestaurant().Accepted(Restaurant.Food);
        DenyItemHandler.Decide(given.State, new(Given.Number, Restaurant.Food, []), Officials.Food, given.Now, given.Catalog).Code()
            .ShouldBe("cases.denial-without-reason");
        DenyItemHandler.Decide(given.State, new(Given.Number, Restaurant.Food, [Cold, new("消防不合格", "")]), Officials.Food, given.Now, given.Catalog).Refusals
            .Select(r => (r.Code, r.Field)).ShouldBe([("cases.denial-basis-missing", "basis-2")]);
    }

    [Fact]
    public void What_the_decision_could_not_print_is_refused_at_its_field()
    {
        var given = Given.AFiledRestaurant().Accepted(Restaurant.Food);
        DenyItemHandler.Decide(given.State, new(Given.Number, Restaurant.Food, [Cold with { Reason = "没有✔的冷食专间" }]), Officials.Food, given.Now, given.Catalog)
            .Refusals.Single().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("cases.text-unprintable"), r => r.Field.ShouldBe("reason-1"));
    }
}
