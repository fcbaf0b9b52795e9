using System.Collections.Immutable;
using OneStop.Domain;

namespace OneStop.Cases.AcceptItem;

/// <summary>The window takes items of one case in: their limits run from the next working day.</summary>
/// <param name="Items">One, or all that the window has in hand; where all are accepted at once, one stands for all.</param>
internal sealed record AcceptItems(string Number, ImmutableList<string> Items) : ICommand<Case, Unit>;

internal sealed class AcceptItemsHandler(CaseClock time) : ICommandHandler<Case, AcceptItems, Unit>
{
    Result<Decision<Unit>> ICommandHandler<Case, AcceptItems, Unit>.Decide(Case state, AcceptItems command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command, Official.Of(by), now, time);

    public static Result<Decision<Unit>> Decide(Case state, AcceptItems command, Official by, DateTimeOffset now, CaseClock time)
    {
        if (command.Items.IsEmpty)
            return Refusal.Invalid("cases.nothing-chosen");
        var chosen = new List<ItemCase>();
        foreach (var code in command.Items.Distinct(StringComparer.Ordinal))
        {
            var found = by.AtWindow(state, command.Number, code);
            if (!found.Succeeded(out var item))
                return Result<Decision<Unit>>.Refused(found.Refusals);
            if (Standing.NotAtWindow(item) is { } refusal)
                return refusal;
            chosen.Add(item);
        }

        if (Standing.HeldBack(state) is { } held)
            return held;
        return Decision.Of(Unit.Value, Standing.Together(state, chosen).Select(i => (IEvent)new ItemAccepted(i.Code, time.DueOn(i, now))).ToList());
    }
}
