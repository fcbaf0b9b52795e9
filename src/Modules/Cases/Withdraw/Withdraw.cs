using OneStop.Kernel;
using OneStop.Kernel.Store;
using OneStop.Web;

namespace OneStop.Cases.Withdraw;

/// <summary>The applicant takes an item back before it is decided; what depended on it ends with it.</summary>
[UseCase]
internal sealed class WithdrawHandler(CaseAccess cases, EventStore store)
{
    internal sealed record Command(string Number, Actor Actor, string Item);

    public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancel)
    {
        var by = ByApplicant.Context(command.Actor);
        return await cases.Find(command.Number, command.Actor.Applicant!.Value, cancel) is { } id
            ? await store.Decide<Case, Done>(id, by, (state, now) => Decide(state, command.Item, by, now), cancel: cancel)
            : Refusal.NotFound("case.not-found");
    }

    public static Outcome<Decision<Done>> Decide(Case state, string item, CommandContext by, DateTimeOffset now) => state.Item(item) switch
    {
        null => Refusal.NotFound("case.not-found"),
        // Pressed twice.
        { Status: ItemStatus.Withdrawn } => Decision.Of(Done.It),
        { IsFinal: true } => Refusal.Conflict("cases.cannot-withdraw"),
        _ => Decision.Of(Done.It, Endings.With(state, by.Meta(now), new ItemWithdrawn(item))),
    };
}
