using OneStop.Cases.Drafts;
using OneStop.Cases.Applicants;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.Time;

namespace OneStop.Cases.ForCatalog;

/// <summary>For the home page: what is open, drafts and cases together, the last touched first.</summary>
internal sealed class RunningMatters(DraftStore drafts, MyCasesQuery cases, ICatalog catalog, IPeople people, TimeProvider clock)
    : IRunningMatters
{
    public async Task<IReadOnlyList<RunningMatter>> Of(ApplicantReach reach, int limit, CancellationToken cancel = default)
    {
        var today = clock.ChinaToday();
        var open = (await cases.Running(reach, limit, cancel))
            .Select(c => (c.SubmittedAt, Matter: new RunningMatter(c.Number, catalog.Find(c.Matter)?.Name ?? new(c.Matter, c.Matter), c.Title,
                CaseLinks.Case(c.Number), false, c.Items, c.Finished, c.DueOn, c.NeedsApplicant)));
        var unfinished = (await drafts.Of(reach, limit, cancel)).Select(d => Filing.Of(catalog, d, today)).OfType<Filing>()
            .Select(f => (f.Draft.UpdatedAt, Matter: new RunningMatter(f.Draft.Number, f.Matter.Name, f.Title, f.Url, true, f.Parts, f.Finished, null, true)));
        return [.. open.Concat(unfinished).OrderByDescending(m => m.Matter.NeedsYou && !m.Matter.IsDraft).ThenByDescending(m => m.Item1).Select(m => m.Matter)
            .Take(limit)];
    }

    public Task<IReadOnlyDictionary<Guid, int>> Waiting(IReadOnlyCollection<Guid> subjects, CancellationToken cancel = default) =>
        cases.Waiting(subjects, cancel);

    public async Task<IReadOnlyList<WaitingElsewhere>> Elsewhere(Guid person, Guid acting, CancellationToken cancel = default)
    {
        Guid[] others = [.. (await people.Represented(person, cancel)).Append(person).Where(s => s != acting)];
        if (others.Length == 0)
            return [];
        var found = new List<WaitingElsewhere>();
        foreach (var (subject, count) in await cases.Waiting(others, cancel))
            found.Add(new(subject == person ? null : (await people.Enterprise(subject, cancel))?.Name, count));
        return found;
    }
}
