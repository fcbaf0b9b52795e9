using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Exchange;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Store;

namespace OneStop.Cases.Automatic;

/// <summary>A document is there: the registers that have to say the same are told, again and again until they have heard it.</summary>
internal sealed class TellRegisters(IStreams streams, ICatalog catalog, IRegisterNews news) : ISubscriber
{
    private const string Purpose = "cases.tell-register";

    public string Name => "cases.tell-registers";

    public IReadOnlyCollection<Type> Events { get; } = [typeof(ResultIssued)];

    public async Task Handle(Delivery delivery, CancellationToken cancel)
    {
        if (delivery is not { Event: ResultIssued issued, Key: not null } || await streams.Read<Case>(delivery.StreamId) is not { State: var state })
            return;
        // Whoever decided it says so to the register.
        var look = new Look(Asker.Of(state.Item(issued.Item)?.DecidedBy ?? delivery.Meta.Actor, confirmed: true), Purpose) { OnBehalfOf = state.Applicant };
        foreach (var entry in RegisterEntries.Of(state, ItemShare.Of(catalog, state, issued.Item), issued))
        {
            var away = await news.Tell(entry.Register, new(entry.Code, entry.Name), entry.Entry, issued.Certificate, look, cancel);
            // A city that has not connected a register yet has nobody to tell.
            if (away is { } why and not AwayReason.NotConnected)
                throw new FollowUpBlockedException("cases.register-away", $"Register {entry.Register} was not told of {issued.Item}: {why}.");
        }
    }
}
