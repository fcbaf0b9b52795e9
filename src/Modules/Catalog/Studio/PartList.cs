using OneStop.Catalog.Studio.Parts;

namespace OneStop.Catalog.Studio;

/// <summary>Entries of one list with the links to edit and move them.</summary>
internal sealed record PartList(string Url, IReadOnlyList<DraftPart> Parts, bool MayChange);
