using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Parts;
using OneStop.Domain;

namespace OneStop.Catalog.Studio.ChangePart;

/// <summary>
/// What holds for every change of a draft. Two officials may work on different parts at once; on the same part the second
/// is told, and nothing of the first is lost.
/// </summary>
internal static class PartChange
{
    /// <summary>Characters of JSON that a draft may come to.</summary>
    public const int Largest = 1_000_000;

    /// <summary>Why a part may not be changed; null when it may.</summary>
    /// <param name="seen">Fingerprint of the part as the official saw it.</param>
    public static Refusal? Refused(CatalogDraft state, string place, string seen)
    {
        if (!state.IsOpen)
            return Refusal.Conflict("catalog.draft-not-open");
        if (PartPath.Fingerprint(PartPath.Find(state.Body, place)) == seen)
            return null;
        return seen.Length == 0
            ? Refusal.Conflict("catalog.code-taken", PartPath.Split(place).LastOrDefault() ?? state.Code)
            : Refusal.Conflict("catalog.part-changed-meanwhile", state.ChangedBy, state.ChangedAt);
    }

    /// <summary>All of the changes, unless the draft grows too large by them.</summary>
    public static Result<Decision<Unit>> Of(CatalogDraft state, IReadOnlyList<DraftPartChanged> changes) =>
        changes.Aggregate(state.Body, (body, c) => PartPath.Put(body, c.Place, c.After)).ToJsonString().Length > Largest
            ? Refusal.Invalid("catalog.draft-too-large", null, Largest)
            : Decision.Just(changes);
}
