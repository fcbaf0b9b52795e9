using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.ReadThrough;
using OneStop.Domain;

namespace OneStop.Catalog.Studio.MarkSeen;

/// <param name="Part">Of the reading page.</param>
/// <param name="Look">Fingerprint of the part as it was shown.</param>
internal sealed record MarkPartSeen(string Part, string Look) : ICommand<CatalogDraft, Unit>;

/// <summary>A reviewer has read a part: who, and what it showed then.</summary>
internal sealed class MarkPartSeenHandler : ICommandHandler<CatalogDraft, MarkPartSeen, Unit>
{
    public Result<Decision<Unit>> Decide(CatalogDraft state, MarkPartSeen command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command.Part, command.Look, by.Actor);

    public static Result<Decision<Unit>> Decide(CatalogDraft state, string part, string look, Guid by)
    {
        if (ReadPart.Refused(state, part, by) is { } refusal)
            return refusal;
        if (ReadPart.Look(state.Body, part) != look)
            return Refusal.Conflict("catalog.draft-changed-since");
        return state.Seen.Exists(s => s.Part == part && s.Look == look && s.By == by) ? Decision.Just() : Decision.Just(new DraftPartSeen(part, look));
    }
}
