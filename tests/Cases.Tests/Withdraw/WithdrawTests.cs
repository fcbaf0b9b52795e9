using OneStop.Cases.Tests.World;
using OneStop.Cases.Withdraw;
using OneStop.Contracts.Cases;
using OneStop.Kernel.Events;
using OneStop.Kernel.Store;

namespace OneStop.Cases.Tests.Withdraw;

public sealed class WithdrawTests
{
    private static readonly CommandContext By = new(SmallCase.ByApplicant.Actor, "portal");

    private static IReadOnlyList<IEvent> Decided(Case state, string item) => WithdrawHandler.Decide(state, item, By, SmallCase.Morning).Value.Events;

    [Fact]
    public void An_item_that_is_not_decided_can_be_withdrawn() => Decided(SmallCase.After(), "C").ShouldBe([new ItemWithdrawn("C")]);

    [Fact]
    public void What_depended_on_it_ends_with_it() => Decided(SmallCase.After(), "A").ShouldBe([new ItemWithdrawn("A"), new ItemClosed("B", "A")]);

    [Fact]
    public void Withdrawing_the_last_open_item_closes_the_case()
    {
        var state = SmallCase.After(new ItemWithdrawn("A"), new ItemClosed("B", "A"));
        Decided(state, "C").ShouldBe([new ItemWithdrawn("C"), new CaseClosed()]);
    }

    [Fact]
    public void A_decided_item_cannot_be_withdrawn() =>
        WithdrawHandler.Decide(SmallCase.After(new ItemGranted("A", "market-regulation", "990102", "E01", "准予", null)), "A", By, SmallCase.Morning)
            .Refusals.Single().Code.ShouldBe("cases.cannot-withdraw");

    [Fact]
    public void Pressing_twice_withdraws_once() => Decided(SmallCase.After(new ItemWithdrawn("C")), "C").ShouldBeEmpty();
}
