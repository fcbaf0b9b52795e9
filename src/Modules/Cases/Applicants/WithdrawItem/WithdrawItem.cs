using OneStop.Cases.Domain;
using OneStop.Domain;

namespace OneStop.Cases.Applicants;

/// <summary>The applicant takes an item back before it is decided; what depended on it ends with it.</summary>
internal sealed record WithdrawItem(string Item) : ICommand<Case, Unit>;

internal sealed class WithdrawItemHandler : ICommandHandler<Case, WithdrawItem, Unit>
{
    Result<Decision<Unit>> ICommandHandler<Case, WithdrawItem, Unit>.Decide(Case state, WithdrawItem command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command.Item, by, now);

    public static Result<Decision<Unit>> Decide(Case state, string item, CommandContext by, DateTimeOffset now) => state.Item(item) switch
    {
        null => Refusal.NotFound("case.not-found"),
        // Pressed twice.
        { Status: ItemStatus.Withdrawn } => Decision.Just(),
        { IsFinal: true } => Refusal.Conflict("cases.cannot-withdraw"),
        _ => Decision.Just(CaseCompletion.With(state, by.At(now), new ItemWithdrawn(item))),
    };
}
