using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Catalog.Check;
using OneStop.Catalog.Halls;
using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Package;

/// <summary>What to do with an entry that is here already with other content.</summary>
public enum Collision
{
    /// <summary>Import nothing and say so.</summary>
    Refuse,

    /// <summary>Leave what is here.</summary>
    Keep,

    /// <summary>Publish the file's as the next version.</summary>
    Replace,
}

internal enum ImportChange { New, Same, Next, Kept }

/// <summary>One entry of a file and what an import does with it.</summary>
internal sealed record ImportLine(string Kind, string Code, Bilingual Name, ImportChange Change);

/// <summary>What an import comes to, before anything is written: all of it, or nothing.</summary>
internal sealed record ImportPlan(IReadOnlyList<CatalogFault> Faults, IReadOnlyList<ImportLine> Lines, IReadOnlyList<CatalogPart> Parts,
    IReadOnlyList<Matter> Matters)
{
    public bool ChangesNothing => Parts.Count == 0 && Matters.Count == 0;

    public static ImportPlan Of(JsonObject file, string name, CatalogInMemory catalog, Collision collision)
    {
        CatalogPackage package;
        try
        {
            package = CatalogPackage.Read(file, name);
        }
        catch (CatalogException unreadable)
        {
            return new(unreadable.Faults, [], [], []);
        }

        var making = new Making(catalog, collision);
        foreach (var (part, bilingual) in Named(package.Parts))
            making.Add(part, bilingual);
        making.Check(package.Parts);
        var parts = making.Result();
        foreach (var matter in package.Matters)
            making.Add(matter, parts);
        return new(making.Faults, making.Lines, making.Parts, making.Matters);
    }

    private static IEnumerable<(CatalogPart Part, Bilingual Name)> Named(CatalogParts parts)
    {
        IEnumerable<Bilingual> names =
        [
            .. parts.Departments.Select(d => d.Name), .. parts.Regions.Select(r => r.Name), .. parts.Halls.Select(h => h.Name),
            .. parts.Elements.Select(e => e.Name),
            .. parts.Items.Select(i => i.Name), .. parts.Policies.Select(p => p.Name),
            .. parts.Calendars.Select(CatalogParts.CodeOf).Select(year => new Bilingual(year, year)),
        ];
        return parts.All().Zip(names);
    }

    private sealed class Making(CatalogInMemory catalog, Collision collision)
    {
        private readonly Dictionary<(string, string), CatalogPart> here = catalog.Parts.All().ToDictionary(p => (p.Kind, p.Code));
        private readonly HashSet<(string, string)> seen = [];

        public List<CatalogFault> Faults { get; } = [];
        public List<ImportLine> Lines { get; } = [];
        public List<CatalogPart> Parts { get; } = [];
        public List<Matter> Matters { get; } = [];

        public void Add(CatalogPart part, Bilingual name)
        {
            var place = part.Kind == CatalogParts.Policy ? $"policies/{part.Code}" : $"{part.Kind}s/{part.Code}";
            if (!seen.Add((part.Kind, part.Code)))
                Faults.Add(CatalogFault.At(place, "duplicate.in-file", part.Code));
            var change = !here.TryGetValue((part.Kind, part.Code), out var known) ? ImportChange.New
                : known.Body.AsSpan().SequenceEqual(part.Body) ? ImportChange.Same : Collide(place, part.Code);
            Lines.Add(new(part.Kind, part.Code, name, change));
            if (change is ImportChange.New or ImportChange.Next)
                Parts.Add(part);
        }

        public void Check(CatalogParts given)
        {
            var all = Result();
            Faults.AddRange(given.Elements.SelectMany(e => ElementCheck.Of(e, $"elements/{e.Code}")));
            Faults.AddRange(given.Departments.SelectMany(d => DepartmentCheck.Faults(d).Select(f => f with { Place = $"departments/{d.Code}/{f.Place}" })));
            Faults.AddRange(given.Items.SelectMany(i => DirectoryCheck.Faults(i, all, $"items/{i.Code}")));
            Faults.AddRange(given.Policies.SelectMany(p => DirectoryCheck.Faults(p, all, $"policies/{p.Code}")));
            Faults.AddRange(given.Halls.SelectMany(h => HallCheck.Faults(h, all)));
            Faults.AddRange(given.Calendars.SelectMany(y => CalendarCheck.Faults(y, all.Calendars, $"calendars/{CatalogParts.CodeOf(y)}")));
        }

        /// <summary>The dictionaries as they will be.</summary>
        public CatalogParts Result()
        {
            foreach (var part in Parts)
                here[(part.Kind, part.Code)] = part;
            return CatalogParts.Of(here.Values);
        }

        public void Add(JsonObject file, CatalogParts parts)
        {
            var code = file["code"]?.ToString() ?? "";
            var place = $"matters/{code}";
            Matter matter;
            try
            {
                matter = MatterFile.Resolve(file, code, parts);
            }
            catch (CatalogException unreadable)
            {
                Faults.AddRange(unreadable.Faults.Select(f => f with { Place = $"{place}/{f.Place}".TrimEnd('/') }));
                return;
            }

            Faults.AddRange(MatterCheck.Faults(matter).Select(f => f with { Place = $"{place}/{f.Place}".TrimEnd('/') }));
            if (!seen.Add(("matter", code)))
                Faults.Add(CatalogFault.At(place, "duplicate.in-file", code));
            var versions = catalog.Versions(code);
            var last = versions.Count == 0 ? 0 : versions[^1].Version;
            var change = last == 0 ? ImportChange.New
                : Content(versions[^1]) == Content(matter) ? ImportChange.Same
                : matter.Version > last ? ImportChange.Next : Collide(place, code);
            Lines.Add(new("matter", code, matter.Name, change));
            if (change is ImportChange.New or ImportChange.Next)
                Matters.Add(matter.Version > last ? matter : matter with { Version = last + 1 });
        }

        // The number and the day of a version are not its content.
        private static string Content(Matter matter) =>
            JsonSerializer.Serialize(MatterFile.Of(matter with { Version = 1, Effective = default }), CatalogJson.Options);

        private ImportChange Collide(string place, string code)
        {
            if (collision == Collision.Refuse)
                Faults.Add(CatalogFault.At(place, "collision", code));
            return collision == Collision.Replace ? ImportChange.Next : ImportChange.Kept;
        }
    }
}
