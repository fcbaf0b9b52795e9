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
/// <param name="Untranslated">Texts whose English is to follow.</param>
internal sealed record ImportPlan(IReadOnlyList<CatalogFault> Faults, IReadOnlyList<ImportLine> Lines, IReadOnlyList<CatalogPart> Parts,
    IReadOnlyList<Matter> Matters, IReadOnlyList<CatalogFault> Untranslated)
{
    public bool ChangesNothing => Parts.Count == 0 && Matters.Count == 0;

    public static ImportPlan Of(JsonObject file, CatalogInMemory catalog, Collision collision)
    {
        var package = CatalogPackage.Read(file);
        var making = new Making(catalog, collision, package);
        foreach (var (part, bilingual) in Named(package.Parts))
            making.Add(part, bilingual);
        making.Check(package.Parts);
        var parts = making.Result();
        foreach (var matter in package.Matters)
            making.Add(matter, parts);
        return new([.. making.Faults], making.Lines, making.Parts, making.Matters, making.Untranslated);
    }

    private static IEnumerable<(CatalogPart Part, Bilingual Name)> Named(CatalogParts parts)
    {
        IEnumerable<Bilingual> names =
        [
            .. parts.Departments.Select(d => d.Name), .. parts.Regions.Select(r => r.Name), .. parts.Halls.Select(h => h.Name),
            .. parts.Elements.Select(e => e.Name),
            .. parts.Items.Select(i => i.Name), .. parts.Policies.Select(p => p.Name),
            .. parts.Calendars.Select(CatalogParts.CodeOf).Select(year => new Bilingual(year, year)), .. parts.Registers.Select(r => r.Name),
        ];
        return parts.All().Zip(names);
    }

    private sealed class Making(CatalogInMemory catalog, Collision collision, CatalogPackage package)
    {
        private readonly Dictionary<(string, string), CatalogPart> here = catalog.Parts.All().ToDictionary(p => (p.Kind, p.Code));
        private readonly HashSet<(string, string)> seen = [];

        // What mending made is nobody's fault.
        private readonly List<CatalogFault> found = [];
        public IEnumerable<CatalogFault> Faults =>
            package.Faults.Concat(found.Where(f => !f.Args.Any(ShapeCheck.IsMended) && !f.Place.Contains(ShapeCheck.Mended, StringComparison.Ordinal)));
        public List<CatalogFault> Untranslated { get; } = [.. package.Untranslated];
        public List<ImportLine> Lines { get; } = [];
        public List<CatalogPart> Parts { get; } = [];
        public List<Matter> Matters { get; } = [];

        public void Add(CatalogPart part, Bilingual name)
        {
            var place = $"{CatalogParts.Lists[part.Kind]}/{part.Code}";
            if (!seen.Add((part.Kind, part.Code)))
                found.Add(CatalogFault.At(place, "duplicate.in-file", part.Code));
            var change = !here.TryGetValue((part.Kind, part.Code), out var known) ? ImportChange.New
                : known.Body.AsSpan().SequenceEqual(part.Body) ? ImportChange.Same : Collide(place, part.Code);
            Lines.Add(new(part.Kind, part.Code, name, change));
            if (change is ImportChange.New or ImportChange.Next)
                Parts.Add(part);
        }

        public void Check(CatalogParts given)
        {
            var all = Result();
            found.AddRange(given.Elements.SelectMany(e => ElementCheck.Of(e, $"elements/{e.Code}")));
            found.AddRange(given.Departments.SelectMany(d => DepartmentCheck.Faults(d).Select(f => f with { Place = $"departments/{d.Code}/{f.Place}" })));
            found.AddRange(given.Items.SelectMany(i => DirectoryCheck.Faults(i, all, $"items/{i.Code}")));
            found.AddRange(given.Policies.SelectMany(p => DirectoryCheck.Faults(p, all, $"policies/{p.Code}")));
            found.AddRange(given.Registers.SelectMany(r => AddedRegisterCheck.Faults(r, all)));
            found.AddRange(given.Halls.SelectMany(h => HallCheck.Faults(h, all)));
            found.AddRange(given.Calendars.SelectMany(y => CalendarCheck.Faults(y, all.Calendars, $"calendars/{CatalogParts.CodeOf(y)}")));
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
            var reading = MatterFile.Look(file, parts);
            var matter = reading.Matter;
            var code = matter.Code;
            var place = $"matters/{(ShapeCheck.IsMended(code) ? $"{Lines.Count(l => l.Kind == "matter") + 1}" : code)}";
            found.AddRange(reading.Faults.Select(f => f with { Place = $"{place}/{f.Place}".TrimEnd('/') }));
            Untranslated.AddRange(reading.Untranslated.Select(f => f with { Place = $"{place}/{f.Place}" }));
            if (!seen.Add(("matter", code)))
                found.Add(CatalogFault.At(place, "duplicate.in-file", code));
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
                found.Add(CatalogFault.At(place, "collision", code));
            return collision == Collision.Replace ? ImportChange.Next : ImportChange.Kept;
        }
    }
}
