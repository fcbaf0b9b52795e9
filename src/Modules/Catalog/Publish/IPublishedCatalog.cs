using OneStop.Catalog.Search;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Publish;

/// <summary>Where what was published comes from.</summary>
internal interface IPublishedCatalog
{
    /// <summary>Grows with every publication.</summary>
    long Revision();

    /// <summary>All versions of matters, the last of every part.</summary>
    PublishedCatalog All();
}

/// <summary>Everything that was published, as of one revision.</summary>
/// <param name="Offered">Where somebody offers a basic item now; one that is not there is offered everywhere.</param>
internal sealed record PublishedCatalog(
    long Revision, IReadOnlyList<Matter> Matters, CatalogParts Parts, IReadOnlyDictionary<string, MatterEnd> Ends,
        IReadOnlyDictionary<string, Coverage> Offered);
