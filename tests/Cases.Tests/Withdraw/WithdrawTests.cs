using OneStop.Cases.Tests.World;
using OneStop.Cases.Withdraw;
using OneStop.Kernel.Events;
using OneStop.Kernel.Store;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Withdraw;

public sealed class WithdrawTests(PortalUnderTest portal)
{
    private static readonly CommandContext By = new(new("00000000-0000-0000-0000-0000000000a1"), "portal");

    private Task<Given> Filed() => Given.AFiledRestaurant(portal, only: [Restaurant.Licence, Restaurant.Food, Restaurant.Sign]);

    private static IReadOnlyList<IEvent> Decided(Given given, string item) => WithdrawHandler.Decide(given.State, item, By, given.Now).Events();

    [Fact]
    public async Task An_item_that_is_not_decided_can_be_withdrawn() =>
        Decided((await Filed()).Accepted(Restaurant.Sign), Restaurant.Sign).ShouldBe([new ItemWithdrawn(Restaurant.Sign)]);

    [Fact]
    public async Task What_depended_on_it_ends_with_it_and_with_the_last_open_item_the_case() =>
        Decided(await Filed(), Restaurant.Licence).ShouldBe(
            [new ItemWithdrawn(Restaurant.Licence), new ItemClosed(Restaurant.Food, Restaurant.Licence), new ItemClosed(Restaurant.Sign, Restaurant.Licence), new CaseClosed()]);

    [Fact]
    public async Task A_decided_item_cannot_be_withdrawn() =>
        WithdrawHandler.Decide((await Filed()).Granted(Restaurant.Licence, withResult: false).State, Restaurant.Licence, By, Given.Monday).Code().ShouldBe("cases.cannot-withdraw");

    [Fact]
    public async Task Pressing_twice_withdraws_once() => Decided((await Filed()).Then(new ItemWithdrawn(Restaurant.Sign)), Restaurant.Sign).ShouldBeEmpty();
}
