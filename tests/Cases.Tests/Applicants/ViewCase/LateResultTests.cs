using OneStop.Cases.Tests.World;
using OneStop.Cases.Domain;

namespace OneStop.Cases.Tests.Applicants;

public sealed class LateResultTests
{
    [Fact]
    public void Who_waits_for_a_certificate_that_is_held_up_is_told_so()
    {
        var given = Given.AFiledRestaurant().Accepted(Restaurant.Licence).Granted(Restaurant.Licence);
        var item = given.State.Item(Restaurant.Licence)!;
        item.AwaitsResult.ShouldBeTrue();
        item.IsResultLate(item.DecidedAt!.Value.AddMinutes(5)).ShouldBeFalse();
        item.IsResultLate(item.DecidedAt!.Value.AddHours(1)).ShouldBeTrue();
        (item with { Status = ItemStatus.Accepted }).IsResultLate(item.DecidedAt!.Value.AddHours(1)).ShouldBeFalse();
    }
}
