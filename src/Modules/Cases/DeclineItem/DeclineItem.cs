using OneStop.Domain;

namespace OneStop.Cases.DeclineItem;

/// <summary>Not this body's business: the applicant is told at once which one it is (行政许可法 32).</summary>
/// <param name="RightBody">The body to go to.</param>
internal sealed record Decline(string Number, string Item, string Reason, string RightBody) : ICommand<Case, Unit>;

internal sealed class DeclineHandler : ICommandHandler<Case, Decline, Unit>
{
    public const int MaxReason = 500;
    public const int MaxBody = 100;

    Result<Decision<Unit>> ICommandHandler<Case, Decline, Unit>.Decide(Case state, Decline command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command, Official.Of(by), now);

    public static Result<Decision<Unit>> Decide(Case state, Decline command, Official by, DateTimeOffset now)
    {
        var found = by.AtWindow(state, command.Number, command.Item);
        if (!found.Succeeded(out var item))
            return Result<Decision<Unit>>.Refused(found.Refusals);
        if (Standing.NotAtWindow(item) is { } refusal)
            return refusal;
        if (Standing.HeldBack(state) is { } held)
            return held;
        List<Refusal> wrong = [
            .. Written.Check(command.Reason, "reason", MaxReason, "cases.decline-reason-missing"),
            .. Written.Check(command.RightBody, "right-body", MaxBody, "cases.decline-body-missing")];
        return wrong.Count > 0
            ? Result<Decision<Unit>>.Refused(wrong)
            : Decision.Of(Unit.Value, Endings.With(state, by.Meta(now),
                [.. Standing.Together(state, [item]).Select(i => (IEvent)new ItemDeclined(i.Code, command.Reason.Trim(), command.RightBody.Trim()))]));
    }
}
