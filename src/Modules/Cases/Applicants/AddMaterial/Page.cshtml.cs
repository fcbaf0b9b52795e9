using Microsoft.AspNetCore.Mvc;
using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

[Access(Right.Apply)]
[RequestSizeLimit(SizeLimits.Upload)]
internal sealed class MaterialPage(DraftPages pages) : DraftPage
{
    [FromRoute]
    public string Code { get; set; } = "";

    public ComposedMaterial Composed { get; private set; } = null!;

    /// <summary>Something was uploaded that was there already.</summary>
    public bool HadTwice { get; private set; }

    public bool IsCommitment => Composed.Way.Kind == WayKind.Commitment;

    /// <summary>Other materials of this draft whose pages could serve here too.</summary>
    public IEnumerable<(MaterialSpec Spec, int Pages)> Others => Filing.State.Pages
        .Where(p => p.Key != Code && !p.Value.TrueForAll(page => Filing.State.PagesOf(Code).Exists(own => own.Mark == page.Mark)))
        .Select(p => (Filing.Matter.Material(p.Key), p.Value.Count));

    /// <summary>What is promised, of every item that needs this commitment.</summary>
    public IEnumerable<(ServiceItem Item, Commitment Commitment)> Commitments => Composed.For
        .Select(Filing.Matter.Item).Where(i => i.Commitment is not null).Select(i => (i, i.Commitment!));

    public string ItemNames => string.Join(T["list.comma"], Composed.For.Select(i => T.Of(Filing.Matter.Item(i).Name)));

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        HadTwice = JustDone == "twice";
        return await OpenMaterial(cancel) ?? Page();
    }

    public async Task<IActionResult> OnPost(Guid? replace, CancellationToken cancel)
    {
        var form = await Request.ReadFormAsync(cancel);
        var added = await pages.Add(Id, Reach, Code, [.. form.Files.Where(f => f.Name == DraftPages.Field)], replace, cancel);
        return added.Succeeded(out var done) ? await After(done.Wrong, cancel, done.Twice > 0) : await After(added.Refusals, cancel);
    }

    public async Task<IActionResult> OnPostRemove(Guid file, CancellationToken cancel) =>
        await After((await pages.Remove(Id, Reach, Code, file, cancel)).Refusals, cancel);

    public async Task<IActionResult> OnPostReuse(string from, CancellationToken cancel) =>
        await After((await pages.Reuse(Id, Reach, Code, from ?? "", cancel)).Refusals, cancel);

    public async Task<IActionResult> OnPostCommit(string? agree, CancellationToken cancel)
    {
        var refusals = (await pages.Commit(Id, Reach, Code, agree == "1", cancel)).Refusals;
        return refusals.Count == 0 ? Redirect(CaseLinks.DraftMaterials(Id)) : await After(refusals, cancel);
    }

    private async Task<IActionResult> After(IReadOnlyList<Refusal> refusals, CancellationToken cancel, bool twice = false)
    {
        if (await OpenMaterial(cancel) is { } other)
            return other;
        HadTwice = twice;
        var here = CaseLinks.DraftMaterial(Filing.Draft.Id, Code);
        return refusals.Count > 0 ? Refuse(refusals) : twice ? GoAndTell(here, "twice") : Redirect(here);
    }

    private async Task<IActionResult?> OpenMaterial(CancellationToken cancel)
    {
        if (await Open(cancel) is { } other)
            return other;
        if (Filing.ToDo.FirstOrDefault(m => m.Spec.Code == Code) is not { } composed)
            return NotFound();
        Composed = composed;
        return null;
    }
}
