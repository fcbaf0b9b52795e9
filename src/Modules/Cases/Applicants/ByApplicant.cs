using OneStop.Domain;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>How commands of an applicant are recorded: the person who acted, and the enterprise acted for.</summary>
internal static class ByApplicant
{
    public static CommandContext Context(Actor actor) => new(actor.Account, Channel.Portal) { OnBehalfOf = actor.ActingFor?.Subject };
}
