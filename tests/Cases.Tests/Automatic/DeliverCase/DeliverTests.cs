using OneStop.Cases.Automatic;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Domain;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Automatic;

public sealed class DeliverTests
{
    private static readonly EventMeta Robot = new(Guid.Empty, Channel.Robot, Given.Monday);

    private static RecordResult Issued(string item) => new(item, Guid.CreateVersion7(), "证", "号1");

    [Fact]
    public void The_last_certificate_delivers_the_case_and_a_repeated_one_does_nothing()
    {
        var given = Given.AFiledRestaurant(new Dictionary<string, string>
        {
            ["q1"] = "0", ["q2"] = "0", ["q3"] = "0", ["q4"] = "0",
            ["q5"] = "0", ["q6"] = "0"
        })
            .Accepted(Restaurant.Licence, Restaurant.Food).Granted(Restaurant.Licence).Granted(Restaurant.Food);
        var first = RecordResultHandler.Decide(given.State, Issued(Restaurant.Licence), Robot).Events();
        first.ShouldHaveSingleItem().ShouldBeOfType<ResultIssued>();
        given.Then(first);
        RecordResultHandler.Decide(given.State, Issued(Restaurant.Licence), Robot).Events().ShouldBeEmpty();
        var last = RecordResultHandler.Decide(given.State, Issued(Restaurant.Food), Robot).Events();
        last.Select(e => e.GetType()).ShouldBe([typeof(ResultIssued), typeof(CaseDelivered), typeof(CaseClosed)]);
        given.Then(last);
        RecordResultHandler.Decide(given.State, Issued(Restaurant.Food), Robot).Events().ShouldBeEmpty();
    }

    [Fact]
    public void A_certificate_of_an_item_that_was_not_granted_changes_nothing()
    {
        var given = Given.AFiledRestaurant();
        RecordResultHandler.Decide(given.State, Issued(Restaurant.Food), Robot).Events().ShouldBeEmpty();
        RecordResultHandler.Decide(given.State, Issued("E01-I99"), Robot).Events().ShouldBeEmpty();
    }
}
