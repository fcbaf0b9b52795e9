using OneStop.Catalog.Studio.Parts;

namespace OneStop.Catalog.Studio;

/// <summary>Entries of one list with the links to edit and move them.</summary>
internal sealed record PartList(Guid Draft, IReadOnlyList<DraftPart> Parts, bool MayChange);
