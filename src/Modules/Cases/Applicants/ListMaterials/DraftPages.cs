using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using OneStop.Cases.Drafts;
using OneStop.Cases.Files;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>What came of an upload.</summary>
/// <param name="Wrong">What could not be taken, and why.</param>
/// <param name="Twice">Pages that were there already, dot by dot, and are kept once.</param>
internal sealed record AddedPages(IReadOnlyList<Refusal> Wrong, int Twice);

/// <summary>Adds pages to a material, takes them away, replaces one, or uses those of another material again.</summary>
[UseCase]
internal sealed class DraftPages(ICatalog catalog, DraftStore drafts, FileStore files, TimeProvider clock)
{
    public const string Field = "pages";

    /// <summary>Keeps the good pages and tells what is wrong with the others.</summary>
    /// <param name="replace">The page whose place the first new one takes.</param>
    public async Task<Result<AddedPages>> Add(Guid id, ApplicantReach reach, string material, IReadOnlyList<IFormFile> uploads, Guid? replace,
        CancellationToken cancel)
    {
        if (await drafts.Find(id, reach, cancel) is not { } draft || Find(draft, material) is not { } spec)
            return Refusal.NotFound("cases.draft-not-found");
        if (uploads.Count == 0)
            return Refusal.Invalid("cases.file-none", Field);
        var present = draft.State.PagesOf(material);
        var room = spec.MaxPages - present.Count + (present.Exists(p => p.File == replace) ? 1 : 0);
        var (good, wrong) = await Receiving.Read(uploads, spec, Field, room, cancel);
        var fresh = good.DistinctBy(f => f.ToPage().Mark).Where(f => !present.Exists(p => p.Mark == f.ToPage().Mark && p.File != replace)).ToList();
        var added = new AddedPages(wrong, good.Count - fresh.Count);
        if (fresh.Count == 0)
            return added;
        if ((await files.Keep(id, material, fresh, draft.Key, cancel)) is { IsRefused: true } full)
            return Result<AddedPages>.Refused([.. full.Refusals.Select(r => r with { Field = Field })]);
        var kept = await drafts.Change(id, reach, now => Place(now, material, [.. fresh.Select(f => f.ToPage())], replace, spec.MaxPages), cancel);
        if (kept.IsRefused)
        {
            await files.Remove(id, [.. fresh.Select(f => f.Id)], cancel);
            return kept.Refusals;
        }

        await Sweep(draft, kept.Value, cancel);
        return added;
    }

    public async Task<Result<Unit>> Remove(Guid id, ApplicantReach reach, string material, Guid file, CancellationToken cancel)
    {
        Draft? before = null;
        var changed = await drafts.Change(id, reach, draft =>
        {
            before = draft;
            return With(draft.State, material, draft.State.PagesOf(material).RemoveAll(p => p.File == file));
        }, cancel);
        if (changed.Succeeded(out var after))
            await Sweep(before!, after, cancel);
        return changed.Then(_ => Unit.Value);
    }

    /// <summary>One paper that serves for two materials is uploaded once.</summary>
    public async Task<Result<Unit>> Reuse(Guid id, ApplicantReach reach, string material, string from, CancellationToken cancel) =>
        (await drafts.Change(id, reach, draft =>
        {
            if (Find(draft, material) is not { } spec || draft.State.PagesOf(from) is not { IsEmpty: false } pages)
                return Refusal.NotFound("cases.draft-not-found");
            var present = draft.State.PagesOf(material);
            return With(draft.State, material, [.. present.Concat(pages.Where(p => !present.Exists(o => o.Mark == p.Mark))).Take(spec.MaxPages)]);
        }, cancel)).Then(_ => Unit.Value);

    public async Task<Result<Unit>> Commit(Guid id, ApplicantReach reach, string material, bool agreed, CancellationToken cancel) =>
        (await drafts.Change(id, reach, draft =>
        {
            if (Filing.Of(catalog, draft, clock.ChinaToday())?.Composition.Materials.FirstOrDefault(m =>
                m.Spec.Code == material)?.Way.Kind != WayKind.Commitment)
                return Refusal.NotFound("cases.draft-not-found");
            return agreed ? draft.State with { Committed = draft.State.Committed.Add(material) } : Refusal.Invalid("cases.commitment-not-made", "agree");
        }, cancel)).Then(_ => Unit.Value);

    private MaterialSpec? Find(Draft draft, string material) =>
        Filing.Of(catalog, draft, clock.ChinaToday())?.Composition.Materials.FirstOrDefault(m => m.Spec.Code == material && m.Way.Kind == WayKind.Upload)?.Spec;

    private static Result<DraftState> Place(Draft draft, string material, ImmutableList<UploadedPage> fresh, Guid? replace, int most)
    {
        var present = draft.State.PagesOf(material);
        var at = present.FindIndex(p => p.File == replace);
        var next = at < 0 ? present.AddRange(fresh) : present.RemoveAt(at).InsertRange(at, fresh);
        return next.Count > most ? Refusal.Invalid("cases.file-too-many", Field, most, fresh[^1].Name) : With(draft.State, material, next);
    }

    private static DraftState With(DraftState state, string material, ImmutableList<UploadedPage> pages) =>
        state with { Pages = pages.IsEmpty ? state.Pages.Remove(material) : state.Pages.SetItem(material, pages) };

    private Task Sweep(Draft before, Draft after, CancellationToken cancel) => files.Remove(after.Id,
        [.. before.State.Pages.Values.SelectMany(p => p).Select(p => p.File).Distinct().Where(f => !after.State.Uses(f))], cancel);
}
