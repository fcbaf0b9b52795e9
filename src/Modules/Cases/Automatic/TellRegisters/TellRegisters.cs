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
        var item = state.Item(issued.Item);
        var look = new Look(Asker.Of(item?.DecidedBy ?? delivery.Meta.Actor, confirmed: true), Purpose) { OnBehalfOf = state.Applicant };
        var away = new List<string>();
        foreach (var entry in RegisterEntries.Of(state, ItemShare.Of(catalog, state, issued.Item), issued))
        {
            var told = new RegisterTale(entry.Entry, issued.Certificate, item!.DecidedAt!.Value) { Row = entry.Row };
            // A city that has not connected a register yet has nobody to tell; and one that is away keeps no other from hearing.
            if (await news.Tell(entry.Register, new(entry.Code, entry.Name), told, look, cancel) is { } why and not AwayReason.NotConnected)
                away.Add($"{entry.Register} ({why})");
        }

        if (away.Count > 0)
            throw new FollowUpBlockedException("cases.register-away", $"Not told of {issued.Item}: {string.Join(", ", away)}.");
    }
}
