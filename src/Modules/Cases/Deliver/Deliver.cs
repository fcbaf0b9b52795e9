using OneStop.Contracts.Certificates;
using OneStop.Domain;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Store;

namespace OneStop.Cases.Deliver;

/// <summary>The certificate of an item is there.</summary>
/// <param name="Number">Of the certificate.</param>
internal sealed record RecordResult(string Item, Guid Certificate, string Name, string Number) : ICommand<Case, Unit>;

/// <summary>A certificate was made: the item has its result, and with the last one the case is delivered, once.</summary>
internal sealed class Delivering(IStreams streams) : ISubscriber, ICommandHandler<Case, RecordResult, Unit>
{
    public string Name => "cases.deliver";

    public IReadOnlyCollection<Type> Events { get; } = [typeof(CertificateIssued)];

    public async Task Handle(Delivery delivery, CancellationToken cancel)
    {
        // A certificate taken over from a register belongs to no case.
        if (delivery.Event is not CertificateIssued { CaseId: { } id, Item: { } } issued)
            return;
        (await streams.Send(id, new RecordResult(issued.Item, issued.CertificateId, issued.Name, issued.Number), delivery.Robot)).Demand();
    }

    Result<Decision<Unit>> ICommandHandler<Case, RecordResult, Unit>.Decide(Case state, RecordResult command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command, by.At(now));

    public static Result<Decision<Unit>> Decide(Case state, RecordResult issued, EventMeta meta) =>
        state.Item(issued.Item) is { AwaitsResult: true } item
            ? Decision.Of(Unit.Value, Endings.With(state, meta, new ResultIssued(item.Code, issued.Certificate, issued.Name, issued.Number)))
            : Decision.Of(Unit.Value);
}
