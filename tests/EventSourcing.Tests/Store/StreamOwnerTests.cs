using Microsoft.Extensions.DependencyInjection;
using OneStop.Domain;
using OneStop.EventSourcing.Store;

namespace OneStop.EventSourcing.Tests.Store;

/// <summary>An owner that keeps a stream in memory while somebody else appends to it: a second activation, a verb beside the silo.</summary>
[Collection(EventSourcingCollection.Name)]
public sealed class StreamOwnerTests(EventSourcingDatabase database)
{
    private readonly EventSourcingHost host = database.Host;

    [Fact]
    public async Task What_is_appended_beside_it_is_seen_before_it_answers_that_nothing_is_to_do()
    {
        var (id, owner) = await Held(5);
        await host.Streams.Send(id, new PayIn(-5, "beside"), EventSourcingHost.By("beside"));

        (await owner.Execute(new FillUp(5), EventSourcingHost.By("A"))).IsRefused.ShouldBeFalse();

        (await host.Streams.Read<Account>(id))!.State.Balance.ShouldBe(5);
    }

    [Fact]
    public async Task What_is_appended_beside_it_is_seen_before_it_refuses()
    {
        var (id, owner) = await Held(5);
        await host.PayIn(id, 5, "beside");

        (await owner.Execute(new Require(10), EventSourcingHost.By("A"))).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_still_holds_is_refused_and_left_alone_as_before()
    {
        var (id, owner) = await Held(5);
        await host.PayIn(id, 1, "beside");

        (await owner.Execute(new Require(10), EventSourcingHost.By("A"))).Refusals.Single().Code.ShouldBe("test.too-little");
        (await owner.Execute(new FillUp(5), EventSourcingHost.By("A"))).IsRefused.ShouldBeFalse();

        (await host.Streams.Read<Account>(id))!.State.Balance.ShouldBe(6);
    }

    private async Task<(Guid Id, StreamOwner<Account> Owner)> Held(int balance)
    {
        var id = await host.Open();
        await host.PayIn(id, balance, "A");
        var owner = ActivatorUtilities.CreateInstance<StreamOwner<Account>>(host.Get<IServiceProvider>(), id);
        (await owner.Read())!.State.Balance.ShouldBe(balance);
        return (id, owner);
    }
}
