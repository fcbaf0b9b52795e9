using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>What was not asked for, as it was known: the certificate, what a register said, what is made from the form. The look is recorded.</summary>
[Access(Right.LookAtCases)]
internal sealed class KnownMaterialPage(Workbench workbench) : WorkbenchPage(workbench)
{
    public NotAsked Known { get; private set; } = null!;

    /// <summary>Whether there is a sealed paper of it.</summary>
    public bool HasPaper => Known.Paper is not null;

    /// <summary>What the registers of this way said of the item's share of the form.</summary>
    public IEnumerable<(ComparedField Field, Domain.FoundValue Found)> Answers =>
        from compared in Fields
        let found = Case.Found.GetValueOrDefault(compared.Element.Code)
        where found is not null && Known.Ways.Any(w => w.Source == found.Source)
        select (compared, found);

    /// <summary>Name and number of the other whose paper it is: the register said that they belong together, and nothing more.</summary>
    public IEnumerable<ComparedField> Matched => Known.Filed.Way == WayKind.SharedData && Desk.Share.Matter.PartyOf(Known.Spec) is { } party
        ? Fields.Where(f => f.Filed is not null && party.NameIn.Concat(party.NumberIn).Contains(f.Element.Code)
            && !Case.Found.ContainsKey(f.Element.Code)) : [];

    /// <summary>The share of the form that it is made from.</summary>
    public IEnumerable<ComparedField> Filed => Known.Filed.Way is WayKind.Generated or WayKind.Commitment ? Fields.Where(f => f.Filed is not null) : [];

    /// <summary>What was promised instead of a proof.</summary>
    public IReadOnlyList<Bilingual> Promised => Desk.Share.Item.Commitment?.Text ?? Known.Spec.Template;

    public async Task<IActionResult> OnGetAsync(string material, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        if (!await Load(cancel) || Materials.NotAsked.FirstOrDefault(m => m.Spec.Code == material) is not { } known)
            return NotFound();
        Known = known;
        if (HasPaper && Whole)
            Framing.Allow(Response);
        return Page();
    }
}
