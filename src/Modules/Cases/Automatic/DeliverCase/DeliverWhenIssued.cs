using OneStop.Contracts.Certificates;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Store;

namespace OneStop.Cases.Automatic;

/// <summary>A certificate was made: the item has its result, and with the last one the case is delivered, once.</summary>
internal sealed class DeliverWhenIssued(IStreams streams) : ISubscriber
{
    public string Name => "cases.deliver";

    public IReadOnlyCollection<Type> Events { get; } = [typeof(CertificateIssued)];

    public async Task Handle(Delivery delivery, CancellationToken cancel)
    {
        // A certificate taken over from a register belongs to no case.
        if (delivery.Event is not CertificateIssued { CaseId: { } id, Item: { } } issued)
            return;
        (await streams.Send(id, new RecordResult(issued.Item, issued.CertificateId, issued.Name, issued.Number, issued.Part), delivery.Robot)).Demand();
    }
}
