using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

[Access(Right.Apply)]
internal sealed class SubmitCasePage(DraftFiling submit) : DraftPage
{
    /// <summary>The applicant wants to read the numbers that they typed. Nobody can check what is hidden.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Whole { get; set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel) => await Open(cancel) ?? Page();

    /// <summary>Whether a number is hidden that is the applicant's own or that they typed.</summary>
    public bool HasHidden =>
        Filing.Composition.Fields.Any(f => IsTheirs(f) && f.Element.Columns.Append(f.Element).Any(e => e.Mask is not (Mask.None or Mask.Name)));

    /// <summary>What they typed and what their account has, when they ask for it; what registers say of others stays hidden.</summary>
    public bool ShowsWhole(ComposedField field) => Whole && IsTheirs(field);

    private bool IsTheirs(ComposedField field) => Filing.State.Form.GetValueOrDefault(field.Element.Code) is { Length: > 0 }
        || (field.Element.Source?.Register == FoundValue.Account && Filing.State[field.Element.Code] is { Length: > 0 });

    /// <summary>What was ticked and written of filing the same once more.</summary>
    public string? Again { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>What was ticked of what is consented to by itself.</summary>
    public IReadOnlyCollection<Consent> Consents { get; private set; } = [];

    public string Ticked(Consent consent) => Consents.Contains(consent) ? "1" : "";

    /// <summary>The companies that get a share, by name; theirs is by consent.</summary>
    public string Companies => List(Departments.Where(d => d.Provider).Select(d => d.Name));

    public async Task<IActionResult> OnPost(string? agree, string? again, string? reason, CancellationToken cancel)
    {
        (Again, Reason) = (again, reason);
        Consents = [.. Enum.GetValues<Consent>().Where(c => Request.Form[DraftToFile.FieldOf(c)] == "1")];
        var filed = await submit.Handle(new(Id, Actor, agree == "1") { Again = again == "1", Reason = reason, Consents = Consents }, cancel);
        if (filed.Succeeded(out var number))
            return Redirect(CaseLinks.Receipt(number));
        return await Open(cancel) ?? Refuse(filed.Refusals.Select(Named));
    }

    /// <summary>What is still missing, with the page where it is mended.</summary>
    public IReadOnlyList<(Refusal Refusal, string Href)> Missing => [.. DraftToFile.Missing(Filing, agreed: true).Select(r => (Named(r), Where(r)))];

    public IEnumerable<Department> Departments => Filing.Composition.Items.Select(i => i.Department).DistinctBy(d => d.Code);

    /// <summary>What each department gets to see: its own share and no more.</summary>
    public IEnumerable<(Department Department, string Items, int Fields, string Materials)> Shares => Departments.Select(d =>
    {
        var items = Filing.Composition.Items.Where(i => i.Department.Code == d.Code).ToList();
        return (d, List(items.Select(i => i.Item.Name)),
            items.SelectMany(i => Filing.Composition.ShareOf(i.Item.Code)).Select(f => f.Element.Code).Distinct().Count(),
            List(items.SelectMany(i => Filing.Composition.MaterialsOf(i.Item.Code)).DistinctBy(m => m.Spec.Code).Select(m => m.Spec.Name)));
    });

    public IEnumerable<DataElement> Sensitive => Filing.Composition.Fields.Select(f => f.Element).Where(e => e.Sensitive);

    public string MaterialText(ComposedMaterial material) => material.Way.Kind switch
    {
        WayKind.Upload when Filing.State.PagesOf(material.Spec.Code) is { IsEmpty: false } pages => T["materials.uploaded", pages.Count],
        WayKind.Upload when material.MayBeOwed => T["check.owed"],
        WayKind.Upload => T["materials.not-uploaded"],
        WayKind.Commitment => T[Filing.State.Committed.Contains(material.Spec.Code) ? "materials.committed" : "materials.not-committed"],
        _ => Filing.WayText(material.Way, T),
    };

    private string List(IEnumerable<Bilingual> names) => string.Join(T["list.comma"], names.Select(T.Of));

    private static Refusal Named(Refusal refusal) => refusal.Field is "agree" or "again" or "reason" || IsConsent(refusal.Field)
        ? refusal : refusal with { Field = null };

    private static bool IsConsent(string? field) => field?.StartsWith("consent-", StringComparison.Ordinal) == true;

    private string Where(Refusal refusal)
    {
        if (refusal.Field?.StartsWith("material-", StringComparison.Ordinal) == true)
            return CaseLinks.DraftMaterial(Filing.Draft.Id, refusal.Field["material-".Length..]);
        return Filing.Composition.Steps.FirstOrDefault(s => s.Fields.Any(f => f.Element.Key == refusal.Field?.Split('.')[0])) is { } step
            ? $"{Filing.Url}/form/{step.Step.Code}#{FieldId.Of(refusal.Field!)}" : CaseLinks.DraftAnswers(Filing.Draft.Id);
    }
}
