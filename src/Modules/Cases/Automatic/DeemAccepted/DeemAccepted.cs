using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Time;

namespace OneStop.Cases.Automatic;

/// <param name="At">The moment that came.</param>
internal sealed record DeemItemAccepted(string Item, DateTimeOffset At) : ICommand<Case, Unit>;

/// <summary>
/// The window said nothing for five working days: the item counts as accepted from the day its materials were received
/// (行政许可法 32), and the system says so by itself.
/// </summary>
internal sealed class DeemItemAcceptedHandler(ICatalog catalog) : ICommandHandler<Case, DeemItemAccepted, Unit>
{
    Result<Decision<Unit>> ICommandHandler<Case, DeemItemAccepted, Unit>.Decide(Case state, DeemItemAccepted command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command.Item, command.At, catalog);

    /// <param name="state">The case.</param>
    /// <param name="code">The item.</param>
    /// <param name="at">The moment that came; an item received again since then has a later one of its own.</param>
    /// <param name="catalog">For its working calendar.</param>
    public static Result<Decision<Unit>> Decide(Case state, string code, DateTimeOffset at, ICatalog catalog)
    {
        if (state.Item(code) is not { Status: ItemStatus.Received } item || item.ReceivedAt >= at)
            return Decision.Just();
        // Asking for the correction of one item was the answer for all that are accepted at once.
        if (state.Held is not null)
            return Decision.Just();
        return Decision.Just(ItemRules.Together(state, [item]).Where(i => i.ReceivedAt < at).Select(i => (IEvent)Accepted(i, catalog)).ToList());
    }

    private static ItemDeemedAccepted Accepted(ItemCase item, ICatalog catalog)
    {
        var received = item.ReceivedAt.ChinaDate();
        return new(item.Code, received, catalog.Calendar.AddWorkingDays(received, item.PromisedDays));
    }
}
