using OneStop.Cases.Applicants;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Domain;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Applicants;

public sealed class WithdrawTests(PortalUnderTest portal)
{
    private static readonly CommandContext By = new(new("00000000-0000-0000-0000-0000000000a1"), Channel.Portal);

    private static Given Filed() => Given.AFiledRestaurant(only: [Restaurant.Licence, Restaurant.Food, Restaurant.Sign]);

    private static IReadOnlyList<IEvent> Decided(Given given, string item) => WithdrawItemHandler.Decide(given.State, item, By, given.Now).Events();

    [Fact]
    public void An_item_that_is_not_decided_can_be_withdrawn() =>
        Decided(Filed().Accepted(Restaurant.Sign), Restaurant.Sign).ShouldBe([new ItemWithdrawn(Restaurant.Sign)]);

    [Fact]
    public void What_depended_on_it_ends_with_it_and_with_the_last_open_item_the_case() =>
        Decided(Filed(), Restaurant.Licence).ShouldBe(
            [new ItemWithdrawn(Restaurant.Licence), new ItemClosed(Restaurant.Food, Restaurant.Licence), new ItemClosed(Restaurant.Sign, Restaurant.Licence),
                new CaseClosed()]);

    [Fact]
    public void A_decided_item_cannot_be_withdrawn() =>
        WithdrawItemHandler.Decide(Filed().Granted(Restaurant.Licence, withResult: false).State, Restaurant.Licence, By, Given.Monday).Code()
            .ShouldBe("cases.cannot-withdraw");

    [Fact]
    public void Pressing_twice_withdraws_once() => Decided(Filed().Then(new ItemWithdrawn(Restaurant.Sign)), Restaurant.Sign).ShouldBeEmpty();

    [Fact]
    public void What_ended_because_the_applicant_took_something_back_was_their_doing()
    {
        var given = Filed().Then(new ItemWithdrawn(Restaurant.Licence), new ItemClosed(Restaurant.Food, Restaurant.Licence),
            new ItemClosed(Restaurant.Sign, Restaurant.Food));
        given.State.Items.ShouldAllBe(i => given.State.EndedByApplicant(i));
        var refused = Filed().Then(new ItemDeclined(Restaurant.Licence, "x", "y"), new ItemClosed(Restaurant.Food, Restaurant.Licence)).State;
        refused.Items.ShouldAllBe(i => !refused.EndedByApplicant(i));
    }

    [Fact]
    public async Task A_matter_that_was_withdrawn_is_not_told_as_done()
    {
        var shop = new Shop(portal);
        using var browser = await shop.SignedIn();
        var filed = await shop.Filed(browser);
        foreach (var item in (await filed.Now()).State.Items.Select(i => i.Code).Reverse())
        {
            var page = await browser.Get($"/cases/{filed.Number}/withdraw/{item}");
            if ((await filed.Now()).State.Item(item)!.IsFinal)
                continue;
            await browser.Submit(page.Form());
        }

        var told = await browser.Get($"/cases/{filed.Number}");
        told.Text.ShouldContain((await filed.Now()).State.Items.TrueForAll(i => i.Status == ItemStatus.Withdrawn) ? "您撤回了整件事" : "没有办成");
        told.Text.ShouldNotContain("都办成了");
    }

    [Fact]
    public async Task An_applicant_withdraws_an_item_and_sees_it_and_cannot_withdraw_a_decided_one()
    {
        var shop = new Shop(portal);
        using var browser = await shop.SignedIn();
        var filed = await shop.Filed(browser);
        var asked = await browser.Get($"/cases/{filed.Number}/withdraw/{Restaurant.Sign}");
        var press = asked.Form();
        var withdrawn = await Task.WhenAll(browser.Submit(press), browser.Submit(press));
        withdrawn.ShouldAllBe(p => p.Status == 200 && p.Path == $"/cases/{filed.Number}");
        withdrawn[0].Text.ShouldContain("撤回好了");
        withdrawn[0].Text.ShouldContain("您撤回了1项");
        var now = await filed.Now();
        now.Events.Count(e => e.Event is ItemWithdrawn).ShouldBe(1);
        now.State.Item(Restaurant.Food)!.IsFinal.ShouldBeFalse();

        await (await filed.Accepted(Restaurant.Food)).Granted(Restaurant.Food);
        var refused = await browser.Submit(press.To($"/cases/{filed.Number}/withdraw/{Restaurant.Food}"));
        refused.Status.ShouldBe(409);
        refused.Errors.ShouldHaveSingleItem();
        (await browser.Submit(press.To($"/cases/{filed.Number}/withdraw/E01-I99"))).Status.ShouldBe(404);
    }
}
