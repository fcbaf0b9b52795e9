using OneStop.Kernel.Events;
using OneStop.Kernel.Store;
using OneStop.Web;

namespace OneStop.Cases;

/// <summary>How commands of an applicant are recorded: the person who acted, and the enterprise acted for.</summary>
internal static class ByApplicant
{
    public static CommandContext Context(Actor actor) => new(actor.Account, "portal") { OnBehalfOf = actor.ActingFor?.Subject };

    /// <summary>The circumstances that events of this command will have, for folding them before they are stored.</summary>
    public static EventMeta Meta(this CommandContext by, DateTimeOffset now) => new(by.Actor, by.Channel, now, OnBehalfOf: by.OnBehalfOf);
}
