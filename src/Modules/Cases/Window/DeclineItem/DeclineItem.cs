using OneStop.Cases.Domain;
using OneStop.Domain;
using OneStop.Time;

namespace OneStop.Cases.Window;

/// <summary>An item is not accepted; whose business it is not, is told which body's it is (行政许可法 32).</summary>
/// <param name="RightBody">The body to go to, where the ground is that this is not the one.</param>
internal sealed record DeclineItem(string Number, string Item, DeclineGround Ground, string Reason, string RightBody) : ICommand<Case, Unit>;

internal sealed class DeclineItemHandler : ICommandHandler<Case, DeclineItem, Unit>
{
    public const int MaxReason = 500;
    public const int MaxBody = 100;

    Result<Decision<Unit>> ICommandHandler<Case, DeclineItem, Unit>.Decide(Case state, DeclineItem command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command, StaffMember.Of(by), now);

    public static Result<Decision<Unit>> Decide(Case state, DeclineItem command, StaffMember by, DateTimeOffset now)
    {
        if (!by.AtWindow(state, command.Number, command.Item).Succeeded(out var item, out var refused))
            return refused;
        if (NotNow(state, item, command.Ground, now) is { } not)
            return not;
        var elsewhere = command.Ground == DeclineGround.NotCompetent;
        List<Refusal> wrong =
        [
            .. TextRules.Check(command.Reason, "reason", MaxReason, "cases.decline-reason-missing"),
            .. elsewhere ? TextRules.Check(command.RightBody, "right-body", MaxBody, "cases.decline-body-missing") : [],
        ];
        if (wrong.Count > 0)
            return wrong;
        var (reason, body) = (TextRules.Tidy(command.Reason), TextRules.Tidy(command.RightBody));
        var declined = ItemRules.Together(state, [item]).Union([item])
            .Select(i => (IEvent)(elsewhere ? new ItemDeclined(i.Code, reason, body) : new ItemDeclined(i.Code, reason, null, command.Ground)));
        return Decision.Just(CaseCompletion.With(state, by.Meta(now), [.. declined]));
    }

    private static Refusal? NotNow(Case state, ItemCase item, DeclineGround ground, DateTimeOffset now)
    {
        if (ground == DeclineGround.NotMended)
        {
            return ItemRules.IsUnmended(item, now.ChinaDate()) ? null
                : ItemRules.NotAtWindow(item) ?? Refusal.Conflict("cases.decline-correction-not-told");
        }

        return ItemRules.NotAtWindow(item) ?? ItemRules.HeldBack(state);
    }
}
