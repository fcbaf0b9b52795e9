using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.StartDraft;
using OneStop.Contracts.Identity;
using OneStop.Web;

namespace OneStop.Catalog.Studio.Dictionary;

/// <summary>Elements, departments and halls: found, looked at, changed by a draft of their own.</summary>
[Access(Right.WriteCatalogue)]
internal sealed class DictionaryPage(CatalogInMemory catalog, StartDraftHandler start, IPeople people) : StudioPage(people)
{
    public const int PageSize = 50;
    public static readonly DraftKind[] Kinds = [DraftKind.Element, DraftKind.Item, DraftKind.Department, DraftKind.Hall, DraftKind.Policy];

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? KindName { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    public DraftKind Kind => Kinds.FirstOrDefault(k => DraftIndex.Word(k) == KindName, DraftKind.Element);

    public IReadOnlyList<DictionaryLine> Lines { get; private set; } = [];
    public string? Next { get; private set; }

    public void OnGet() => Load();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await start.Handle(new(Kind, Code ?? "", null, Actor, IdempotencyKey));
        if (outcome.Succeeded(out var id))
            return GoAndTell(CatalogLinks.Draft(id), "begun");
        Load();
        return Refuse(outcome.Refusals);
    }

    private void Load()
    {
        var query = (Query ?? "").Trim();
        var parts = catalog.Parts;
        IEnumerable<(string Code, Bilingual Name)> all = Kind switch
        {
            DraftKind.Department => parts.Departments.Select(d => (d.Code, d.Name)),
            DraftKind.Hall => parts.Halls.Select(h => (h.Code, h.Name)),
            DraftKind.Item => parts.Items.Select(i => (i.Code, i.Name)),
            DraftKind.Policy => parts.Policies.Select(p => (p.Code, p.Name)),
            _ => parts.Elements.Select(e => (e.Code, e.Name)),
        };
        var found = all.Where(p => query.Length == 0 || p.Code.Contains(query, StringComparison.OrdinalIgnoreCase)
            || p.Name.Zh.Contains(query, StringComparison.Ordinal) || p.Name.En.Contains(query, StringComparison.OrdinalIgnoreCase))
            .OrderBy(p => p.Code, StringComparer.Ordinal).Where(p => string.CompareOrdinal(p.Code, After) > 0).Take(PageSize + 1).ToList();
        Lines = [.. found.Take(PageSize).Select(p => new DictionaryLine(p.Code, p.Name, AffectedMatters.By(Kind, p.Code, catalog)))];
        Next = found.Count > PageSize ? Lines[^1].Code : null;
    }
}

/// <param name="Affects">Matters in force that hold it.</param>
internal sealed record DictionaryLine(string Code, Bilingual Name, IReadOnlyList<Contracts.Catalog.Matter> Affects);
