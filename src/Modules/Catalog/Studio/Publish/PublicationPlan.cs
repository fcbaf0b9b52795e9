using System.Globalization;
using System.Text.Json.Nodes;
using OneStop.Catalog.Check;
using OneStop.Catalog.Halls;
using OneStop.Catalog.Package;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Studio.Publish;

/// <summary>A draft as it would be published: what is wrong with it, else what is to be written.</summary>
/// <param name="Version">The version that it becomes.</param>
internal sealed record PublicationPlan(IReadOnlyList<CatalogFault> Faults, int Version)
{
    public bool MayBePublished => Faults.Count == 0;

    /// <summary>The matter, when all of it can be read; it may still have faults.</summary>
    public Matter? Matter { get; init; }

    /// <summary>Texts whose English is to follow.</summary>
    public IReadOnlyList<CatalogFault> Untranslated { get; init; } = [];

    /// <summary>Dictionary entries to publish.</summary>
    public IReadOnlyList<CatalogPart> Parts { get; init; } = [];

    /// <summary>Versions of matters to publish.</summary>
    public IReadOnlyList<Matter> Matters { get; init; } = [];

    /// <summary>The end of a matter to announce.</summary>
    public MatterEnd? End { get; init; }

    /// <summary>Who brings the parts.</summary>
    public Origin Origin { get; init; } = Origin.Studio;

    /// <summary>What a package brings, and what each entry is here; empty for everything else.</summary>
    public IReadOnlyList<ImportLine> Lines { get; init; } = [];

    public static PublicationPlan Of(CatalogDraft draft, CatalogInMemory catalog, DateTimeOffset effective) => draft.Of switch
    {
        DraftKind.Matter => OfMatter(draft, catalog, effective),
        DraftKind.Element => OfPart<DataElement>(draft, CatalogParts.Element, ElementCheck.Of),
        DraftKind.Department => OfPart<Department>(draft, CatalogParts.Department, (d, _) => DepartmentCheck.Faults(d)),
        DraftKind.Hall => OfPart<Hall>(draft, CatalogParts.Hall, (h, place) => HallCheck.Faults(h, catalog.Parts, place)),
        DraftKind.Item => OfPart<BasicItem>(draft, CatalogParts.Item, (i, place) => DirectoryCheck.Faults(i, catalog.Parts, place)),
        DraftKind.Policy => OfPart<Policy>(draft, CatalogParts.Policy, (p, place) => DirectoryCheck.Faults(p, catalog.Parts, place)),
        DraftKind.Retirement => OfRetirement(draft, catalog, effective),
        DraftKind.Package => OfPackage(draft, catalog),
        _ => throw new InvalidOperationException($"A draft of {draft.Of} cannot be published."),
    };

    private static PublicationPlan OfMatter(CatalogDraft draft, CatalogInMemory catalog, DateTimeOffset effective)
    {
        var last = catalog.Versions(draft.Code) is { Count: > 0 } versions ? versions[^1].Version : 0;
        var body = draft.Body.DeepClone().AsObject();
        (body["version"], body["effective"]) = (last + 1, effective.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        var found = MatterFile.Look(body, catalog.Parts);
        return new(found.Faults, last + 1)
        {
            Matter = found.IsWhole ? found.Matter : null,
            Matters = [found.Matter],
            // Elements that were made with the matter enter the dictionary with it.
            Parts = [.. found.OwnElements.Select(e => CatalogPart.Of(CatalogParts.Element, e.Code, e))],
            Untranslated = found.Untranslated,
        };
    }

    private static PublicationPlan OfPart<T>(CatalogDraft draft, string kind, Func<T, string, IEnumerable<CatalogFault>> check)
    {
        var shape = ShapeCheck.Of<T>(draft.Body);
        var part = shape.Read();
        return new([.. shape.Faults, .. shape.OfAuthors(check(part, ""))], draft.BasedOn + 1)
        {
            Parts = [CatalogPart.Of(kind, draft.Code, part)],
            Untranslated = shape.Untranslated,
        };
    }

    private static PublicationPlan OfRetirement(CatalogDraft draft, CatalogInMemory catalog, DateTimeOffset effective)
    {
        var shape = ShapeCheck.Of<RetirementBody>(draft.Body);
        var faults = shape.Faults.ToList();
        var successor = shape.Read().Successor is { Length: > 0 } code ? code : null;
        if (successor == draft.Code)
            faults.Add(CatalogFault.At("successor", "successor-itself"));
        else if (successor is not null && catalog.Versions(successor).Count == 0)
            faults.Add(CatalogFault.At("successor", "successor-unknown", successor));
        else if (successor is not null && catalog.Ended(successor) is not null)
            faults.Add(CatalogFault.At("successor", "successor-ended", successor));
        return new(faults, draft.BasedOn) { End = new(draft.Code, effective, successor, shape.Read().Reason), Untranslated = shape.Untranslated };
    }

    /// <summary>What a draft of an end holds.</summary>
    private sealed record RetirementBody(string Code, Bilingual Name, Bilingual Reason, string? Successor = null);

    private static PublicationPlan OfPackage(CatalogDraft draft, CatalogInMemory catalog)
    {
        var plan = ImportPlan.Of(Package(draft.Body), catalog, Collision.Replace);
        return new(plan.Faults, 1) { Parts = plan.Parts, Matters = plan.Matters, Origin = Origin.Import, Lines = plan.Lines, Untranslated = plan.Untranslated };
    }

    /// <summary>The file of a package without what names its draft.</summary>
    private static JsonObject Package(JsonObject body)
    {
        var file = body.DeepClone().AsObject();
        file.Remove("name");
        return file;
    }
}
