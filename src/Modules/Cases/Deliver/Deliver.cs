using OneStop.Contracts.Certificates;
using OneStop.Kernel;
using OneStop.Kernel.Events;
using OneStop.Kernel.Store;
using OneStop.Kernel.DueTimes;

namespace OneStop.Cases.Deliver;

/// <summary>A certificate was made: the item has its result, and with the last one the case is delivered, once.</summary>
internal sealed class Delivering(EventStore store) : ISubscriber
{
    public string Name => "cases.deliver";

    public IReadOnlyCollection<Type> Events { get; } = [typeof(CertificateIssued)];

    public async Task Handle(Delivery delivery, CancellationToken cancel)
    {
        // A certificate taken over from a register belongs to no case.
        if (delivery.Event is not CertificateIssued { CaseId: { } id, Item: { } } issued)
            return;
        var context = delivery.Robot;
        await store.Decide<Case, Done>(id, context, (state, now) => Decide(state, issued, new(context.Actor, context.Channel, now)), cancel: cancel);
    }

    public static Outcome<Decision<Done>> Decide(Case state, CertificateIssued issued, EventMeta meta) =>
        state.Item(issued.Item!) is { AwaitsResult: true } item
            ? Decision.Of(Done.It, Endings.With(state, meta, new ResultIssued(item.Code, issued.CertificateId, issued.Name, issued.Number)))
            : Decision.Of(Done.It);
}
