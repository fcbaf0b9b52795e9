using System.Text.Json.Nodes;
using Npgsql;
using OneStop.Catalog.Check;
using OneStop.Catalog.Halls;
using OneStop.Catalog.Package;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.Database;

namespace OneStop.Catalog.Studio.Review;

/// <summary>A draft as it would be published: what is wrong with it, else what has to be written.</summary>
/// <param name="Version">The version that it becomes.</param>
/// <param name="Matter">The matter, when it is one that can be read; it may still have faults.</param>
internal sealed record Readied(IReadOnlyList<Fault> Faults, int Version, Matter? Matter, Func<Guid, IEnumerable<NpgsqlBatchCommand>> Statements)
{
    public bool MayBePublished => Faults.Count == 0;

    /// <summary>What a package brings, and what each entry is here; empty for everything else.</summary>
    public IReadOnlyList<ImportLine> Lines { get; init; } = [];

    public static Readied Of(Draft draft, CatalogInMemory catalog, DateTimeOffset effective) => draft.Of switch
    {
        DraftKind.Matter => OfMatter(draft, catalog, effective),
        DraftKind.Element => OfPart<DataElement>(draft, CatalogParts.Element, (e, place) => ElementCheck.Of(e, place)),
        DraftKind.Department => OfPart<Department>(draft, CatalogParts.Department, (d, place) => DepartmentCheck.Faults(d)),
        DraftKind.Hall => OfPart<Hall>(draft, CatalogParts.Hall, (h, place) => HallCheck.Faults(h, catalog.Parts, place)),
        DraftKind.Item => OfPart<BasicItem>(draft, CatalogParts.Item, (i, place) => DirectoryCheck.Faults(i, catalog.Parts, place)),
        DraftKind.Policy => OfPart<Policy>(draft, CatalogParts.Policy, (p, place) => DirectoryCheck.Faults(p, catalog.Parts, place)),
        DraftKind.Retirement => OfRetirement(draft, catalog, effective),
        DraftKind.Package => OfPackage(draft, catalog),
        _ => throw new InvalidOperationException($"A draft of {draft.Of} cannot be published."),
    };

    /// <summary>The matter as it stands in the draft, as far as it can be read; null with what keeps it from being read.</summary>
    public static (Matter? Matter, IReadOnlyList<Fault> Faults) Read(JsonObject body, CatalogParts parts)
    {
        try
        {
            return (MatterFile.Resolve(body, "draft", parts), []);
        }
        catch (CatalogException unreadable)
        {
            return (null, unreadable.Faults);
        }
    }

    private static Readied OfMatter(Draft draft, CatalogInMemory catalog, DateTimeOffset effective)
    {
        var last = catalog.Versions(draft.Code) is { Count: > 0 } versions ? versions[^1].Version : 0;
        var body = draft.Body.DeepClone().AsObject();
        (body["version"], body["effective"]) = (last + 1, JsonValue.Create(effective));
        var (matter, faults) = Read(body, catalog.Parts);
        return matter is null ? new(faults, last + 1, null, _ => []) : new(MatterCheck.Faults(matter), last + 1, matter, by => [.. OwnElements(body, by), .. Publisher.Statements(matter)]);
    }

    // Elements that were made with the matter enter the dictionary with it.
    private static IEnumerable<NpgsqlBatchCommand> OwnElements(JsonObject body, Guid by) => body["elements"] is JsonArray { Count: > 0 } own
        ? [PartStore.Statement(MatterFile.Read<List<DataElement>>(own, "elements").Select(e => Part.Of(CatalogParts.Element, e.Code, e)), Origin.Studio, by)]
        : [];

    private static Readied OfPart<T>(Draft draft, string kind, Func<T, string, IEnumerable<Fault>> check)
    {
        var texts = MatterCheck.Texts(draft.Body).ToList();
        if (texts.Count > 0)
            return new(texts, draft.BasedOn + 1, null, _ => []);
        try
        {
            var part = MatterFile.Read<T>(draft.Body, draft.Code);
            return new([.. check(part, "")], draft.BasedOn + 1, null, by => [PartStore.Statement([Part.Of(kind, draft.Code, part)], Origin.Studio, by)]);
        }
        catch (CatalogException unreadable)
        {
            return new(unreadable.Faults, draft.BasedOn + 1, null, _ => []);
        }
    }

    private static Readied OfRetirement(Draft draft, CatalogInMemory catalog, DateTimeOffset effective)
    {
        var faults = MatterCheck.Texts(draft.Body).ToList();
        var successor = draft.Body["successor"]?.ToString() is { Length: > 0 } code ? code : null;
        if (successor == draft.Code)
            faults.Add(Fault.At("successor", "successor-itself", "不能用它自己接替", "a matter cannot follow itself"));
        else if (successor is not null && catalog.Versions(successor).Count == 0)
            faults.Add(Fault.At("successor", "successor-unknown", $"接替的一件事{successor}没有发布过", $"the successor {successor} was never published"));
        else if (successor is not null && catalog.Ended(successor) is not null)
            faults.Add(Fault.At("successor", "successor-ended", $"接替的一件事{successor}自己也停办了", $"the successor {successor} has itself ended"));
        return new(faults, draft.BasedOn, null, by =>
        [
            Sql.Statement(
                """
                with ended as (insert into catalog.retired (code, at, successor, reason, retired_by) values ($1, $2, $3, $4::jsonb, $5) returning 1)
                update catalog.revision set number = number + 1 where exists (select from ended)
                """, Sql.P(draft.Code), Sql.P(effective.ToUniversalTime()), Sql.P(successor), Sql.P(draft.Body["reason"]!.ToJsonString()), Sql.P(by)),
        ]);
    }

    private static Readied OfPackage(Draft draft, CatalogInMemory catalog)
    {
        var plan = ImportPlan.Of(OpenDraft.OpenDraftPage.Package(draft.Body), draft.Code, catalog, Collision.Replace);
        return new(plan.Faults, 1, null, by => plan.Statements(Origin.Import, by)) { Lines = plan.Lines };
    }
}
