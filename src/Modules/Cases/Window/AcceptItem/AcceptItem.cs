using System.Collections.Immutable;
using OneStop.Cases.Domain;
using OneStop.Domain;
using OneStop.Time;

namespace OneStop.Cases.Window;

/// <summary>The window takes items of one case in: their limits run from the next working day.</summary>
/// <param name="Number">Of the case, as the page that was looked at had it.</param>
/// <param name="Items">One, or all that the window has in hand; where all are accepted at once, one stands for all.</param>
internal sealed record AcceptItems(string Number, ImmutableList<string> Items) : ICommand<Case, Unit>;

internal sealed class AcceptItemsHandler(CaseClock time) : ICommandHandler<Case, AcceptItems, Unit>
{
    Result<Decision<Unit>> ICommandHandler<Case, AcceptItems, Unit>.Decide(Case state, AcceptItems command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command, StaffMember.Of(by), now, time);

    public static Result<Decision<Unit>> Decide(Case state, AcceptItems command, StaffMember by, DateTimeOffset now, CaseClock time)
    {
        if (command.Items.IsEmpty)
            return Refusal.Invalid("cases.nothing-chosen");
        var chosen = new List<ItemCase>();
        foreach (var code in command.Items.Distinct(StringComparer.Ordinal))
        {
            if (!by.InHand(state, command.Number, code).Succeeded(out var item, out var refused))
                return refused;
            chosen.Add(item);
        }

        if (ItemRules.HeldBack(state) is { } held)
            return held;
        var dated = time.Accept(state, ItemRules.Together(state, chosen), i => time.CountedFrom(i, now));
        return Decision.Just(dated.Select(d => (IEvent)new ItemAccepted(d.Item.Code, d.DueOn, time.NotAnnounced(d.DueOn),
            time.CountedFrom(d.Item, now) is var from && from > now.ChinaDate() ? from : null)).ToList());
    }
}
