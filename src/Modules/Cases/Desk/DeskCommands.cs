using OneStop.Cases.Domain;
using OneStop.Domain;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>Commands of officials to a case; accounts in what is refused become names.</summary>
[UseCase]
internal sealed class DeskCommands(IStreams streams, StaffNames names)
{
    /// <summary>What is nowhere and what they may not see are refused in the same words.</summary>
    /// <param name="key">The key of this one press; one command has one key.</param>
    public async Task<Result<Unit>> Send(Guid id, ICommand<Case, Unit> command, StaffMember by, string? key, CancellationToken cancel)
    {
        var outcome = await streams.Send(id, command, by.Context(key));
        return outcome.IsRefused && outcome.Refusals[0].Kind == RefusalKind.NotFound ? Refusal.NotFound("cases.item-not-found")
            : await names.In(outcome, cancel);
    }
}
