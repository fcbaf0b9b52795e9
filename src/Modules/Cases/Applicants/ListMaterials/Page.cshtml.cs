using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

[Access(Right.Apply)]
internal sealed class MaterialsPage : DraftPage
{
    public async Task<IActionResult> OnGet(CancellationToken cancel) => await Open(cancel) ?? Page();

    public string ItemNames(ComposedMaterial material) => string.Join(T["list.comma"], material.For.Select(i => T.Of(Filing.Matter.Item(i).Name)));

    public string StateText(ComposedMaterial material) => material.Way.Kind == WayKind.Commitment
        ? T[Filing.State.Committed.Contains(material.Spec.Code) ? "materials.committed" : "materials.not-committed"]
        : Filing.State.PagesOf(material.Spec.Code) is { IsEmpty: false } pages ? T["materials.uploaded", pages.Count] : T["materials.not-uploaded"];

    /// <summary>No page can be added: what is there may be looked at, or exchanged.</summary>
    public bool IsFull(ComposedMaterial material) => Filing.State.PagesOf(material.Spec.Code).Count >= material.Spec.MaxPages;

    public string Act(ComposedMaterial material) => IsFull(material) ? "materials.change-page"
        : Filing.State.PagesOf(material.Spec.Code).IsEmpty ? "materials.first-page" : "materials.add-page";

    /// <summary>Why it need not be handed in: where it comes from, and until when it is valid.</summary>
    public string Why(ComposedMaterial material)
    {
        var parts = new List<string>();
        if (material.Way.Department is { } department)
            parts.Add(Filing.DepartmentName(department, T));
        parts.Add(Filing.WayText(material.Way, T));
        parts.Add(T["materials.used-for", ItemNames(material)]);
        if (material.Way.Kind == WayKind.Certificate && Filing.CertificateFor(material.Spec, material.Way) is { } certificate)
            parts.Add(certificate.ValidUntil is { } until ? T["materials.valid-until", until] : T["materials.valid-always"]);
        return string.Join('·', parts);
    }

    /// <summary>Papers that several items would each have asked for.</summary>
    public IReadOnlyList<ComposedMaterial> Repeated => [.. Filing.Composition.Materials.Where(m => m.For.Count > 1)];

    public int Duplicates => Repeated.Sum(m => m.For.Count - 1);
}
