using OneStop.Cases.Projections;
using OneStop.Domain;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Store;

namespace OneStop.Cases.Automatic;

/// <summary>The fifth working day is over.</summary>
internal sealed class DeemAcceptedWhenDue(IStreams streams) : IDueHandler
{
    public string Kind => CaseLists.DeemedAcceptance;

    public async Task Handle(DueTime due, CancellationToken cancel) =>
        (await streams.Send(due.StreamId, new DeemItemAccepted(due.Item, due.At), CommandContext.Robot())).Demand();
}
