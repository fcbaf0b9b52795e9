using OneStop.Cases.Domain;
using OneStop.Domain;
using OneStop.Time;

namespace OneStop.Cases.Automatic;

/// <param name="At">The moment that came.</param>
internal sealed record DeemItemAccepted(string Item, DateTimeOffset At) : ICommand<Case, Unit>;

/// <summary>
/// The window said nothing for five working days: the item counts as accepted from the day its materials were received
/// (行政许可法 32), and the system says so by itself.
/// </summary>
internal sealed class DeemItemAcceptedHandler(CaseClock time) : ICommandHandler<Case, DeemItemAccepted, Unit>
{
    Result<Decision<Unit>> ICommandHandler<Case, DeemItemAccepted, Unit>.Decide(Case state, DeemItemAccepted command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command.Item, command.At, time);

    /// <param name="state">The case.</param>
    /// <param name="code">The item.</param>
    /// <param name="at">The moment that came; an item received again since then has a later one of its own.</param>
    /// <param name="time">By which the dates are counted.</param>
    public static Result<Decision<Unit>> Decide(Case state, string code, DateTimeOffset at, CaseClock time)
    {
        if (state.Item(code) is not { Status: ItemStatus.Received } item || item.ReceivedAt >= at)
            return Decision.Just();
        // Asking for the correction of one item was the answer for all that are accepted at once.
        if (state.Held is not null)
            return Decision.Just();
        // What it waits for and was received with it counts as accepted at the same moment, by its own due time.
        var silent = state.Items.FindAll(i => i.Status == ItemStatus.Received && i.ReceivedAt < at);
        var accepted = ItemRules.Together(state, [item]);
        return Decision.Just(time.Accept(state, silent, Received).Where(d => accepted.Contains(d.Item))
            .Select(d => (IEvent)new ItemDeemedAccepted(d.Item.Code, Received(d.Item), d.DueOn, time.NotAnnounced(d.DueOn))).ToList());
    }

    private static DateOnly Received(ItemCase item) => item.ReceivedAt.ChinaDate();
}
