using OneStop.Kernel;
using OneStop.Kernel.Store;

namespace OneStop.Cases.Withdraw;

/// <summary>The applicant takes an item back before it is decided; what depended on it ends with it.</summary>
internal sealed record WithdrawItem(string Item) : ICommand<Case, Done>;

internal sealed class WithdrawHandler : ICommandHandler<Case, WithdrawItem, Done>
{
    Outcome<Decision<Done>> ICommandHandler<Case, WithdrawItem, Done>.Decide(Case state, WithdrawItem command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command.Item, by, now);

    public static Outcome<Decision<Done>> Decide(Case state, string item, CommandContext by, DateTimeOffset now) => state.Item(item) switch
    {
        null => Refusal.NotFound("case.not-found"),
        // Pressed twice.
        { Status: ItemStatus.Withdrawn } => Decision.Of(Done.It),
        { IsFinal: true } => Refusal.Conflict("cases.cannot-withdraw"),
        _ => Decision.Of(Done.It, Endings.With(state, by.At(now), new ItemWithdrawn(item))),
    };
}
