using OneStop.Cases.Domain;
using OneStop.Domain;

namespace OneStop.Cases.Window;

/// <summary>Not this body's business: the applicant is told at once which one it is (行政许可法 32).</summary>
/// <param name="RightBody">The body to go to.</param>
internal sealed record DeclineItem(string Number, string Item, string Reason, string RightBody) : ICommand<Case, Unit>;

internal sealed class DeclineItemHandler : ICommandHandler<Case, DeclineItem, Unit>
{
    public const int MaxReason = 500;
    public const int MaxBody = 100;

    Result<Decision<Unit>> ICommandHandler<Case, DeclineItem, Unit>.Decide(Case state, DeclineItem command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command, StaffMember.Of(by), now);

    public static Result<Decision<Unit>> Decide(Case state, DeclineItem command, StaffMember by, DateTimeOffset now)
    {
        if (!by.InHand(state, command.Number, command.Item).Succeeded(out var item, out var refused))
            return refused;
        if (ItemRules.HeldBack(state) is { } held)
            return held;
        List<Refusal> wrong =
        [
            .. TextRules.Check(command.Reason, "reason", MaxReason, "cases.decline-reason-missing"),
            .. TextRules.Check(command.RightBody, "right-body", MaxBody, "cases.decline-body-missing"),
        ];
        if (wrong.Count > 0)
            return wrong;
        var (reason, body) = (TextRules.Tidy(command.Reason), TextRules.Tidy(command.RightBody));
        var declined = ItemRules.Together(state, [item]).Select(i => (IEvent)new ItemDeclined(i.Code, reason, body));
        return Decision.Just(CaseCompletion.With(state, by.Meta(now), [.. declined]));
    }
}
