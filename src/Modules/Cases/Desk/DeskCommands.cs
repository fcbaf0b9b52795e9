using OneStop.Cases.Domain;
using OneStop.Domain;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>Commands of officials to a case; accounts in what is refused become names.</summary>
[UseCase]
internal sealed class DeskCommands(IStreams streams, StaffNames names)
{
    /// <param name="key">The key of this one press; one command has one key.</param>
    public async Task<Result<Unit>> Send(Guid id, ICommand<Case, Unit> command, StaffMember by, string? key, CancellationToken cancel) =>
        await names.In(await streams.Send(id, command, by.Context(key)), cancel);
}
