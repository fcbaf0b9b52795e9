using OneStop.Catalog.Studio.EditPart;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio.AddPart;

/// <summary>Adds a part to a list of a draft: the same fields, empty.</summary>
[Access(Right.WriteCatalogue)]
internal sealed class AddPartPage(IStreams streams, CatalogInMemory catalog, IPeople people) : EditPartPage(streams, catalog, people)
{
    protected override bool IsNew => true;
}
