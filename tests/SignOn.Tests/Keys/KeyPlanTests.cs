using OneStop.SignOn.Keys;

namespace OneStop.SignOn.Tests.Keys;

public sealed class KeyPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 8, 0, 0, TimeSpan.Zero);

    private static PlannedKey Signs(double days) => new("signs", Now.AddDays(-days - 1), Now.AddDays(-days), null);

    private static PlannedKey Waits(double hours) => new("next", Now.AddHours(-hours), null, null);

    private static PlannedKey Old(double hoursAgo) => new("old", Now.AddDays(-200), Now.AddDays(-100), Now.AddHours(-hoursAgo));

    [Fact]
    public void A_new_city_gets_a_key_that_signs_and_one_that_waits()
    {
        var changes = KeyPlan.Due([], Now);
        (changes.MakeSigning, changes.MakeWaiting, changes.Begin).ShouldBe((true, true, null));
    }

    [Fact]
    public void Nothing_is_due_while_a_key_signs_and_the_next_one_waits() => KeyPlan.Due([Signs(89), Waits(48)], Now).IsNothing.ShouldBeTrue();

    [Fact]
    public void After_ninety_days_the_next_key_signs_and_the_old_one_still_verifies()
    {
        var changes = KeyPlan.Due([Signs(90), Waits(48)], Now);
        (changes.Begin, changes.Retire, changes.MakeWaiting).ShouldBe(("next", "signs", true));
        changes.Remove.ShouldBeEmpty();
    }

    [Fact]
    public void A_key_does_not_sign_before_it_was_published_for_a_day()
    {
        KeyPlan.Due([Signs(91), Waits(23)], Now).IsNothing.ShouldBeTrue();
        KeyPlan.Rotate([Signs(1), Waits(23)], Now).Refusals[0].Code.ShouldBe("sign-on.key-too-new");
        KeyPlan.Rotate([Signs(1), Waits(24)], Now).Value.Begin.ShouldBe("next");
    }

    [Theory]
    [InlineData(24.9, false)]
    [InlineData(25, true)]
    public void An_old_key_goes_when_its_last_token_is_over(double hoursAgo, bool goes) =>
        KeyPlan.Due([Signs(1), Waits(48), Old(hoursAgo)], Now).Remove.ShouldBe(goes ? ["old"] : []);

    [Fact]
    public void A_leaked_key_is_gone_at_once_with_all_that_signed_before_it()
    {
        var changes = KeyPlan.Leaked([Signs(1), Waits(1), Old(1)]);
        (changes.Begin, changes.Retire, changes.MakeWaiting).ShouldBe(("next", null, true));
        changes.Remove.ShouldBe(["signs", "old"], ignoreOrder: true);
    }
}
