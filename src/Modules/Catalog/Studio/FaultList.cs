using OneStop.Catalog.Check;

namespace OneStop.Catalog.Studio;

/// <summary>What is wrong with a draft, each with the way to the part where it is mended.</summary>
internal sealed record FaultList(CatalogDraftPage Page, IReadOnlyList<CatalogFault> Faults)
{
    /// <summary>More are not listed at once: most go with the first.</summary>
    public const int Most = 20;
}
