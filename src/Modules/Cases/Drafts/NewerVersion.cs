using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Drafts;

/// <summary>
/// A matter was published anew while a draft of it lay there: what the version in force asks that the draft's own did not, and what
/// it asks no longer. Nothing that was typed goes; what is not asked is not filed.
/// </summary>
/// <param name="State">The draft's state under the new version.</param>
internal sealed record NewerVersion(Matter Matter, DraftState State, IReadOnlyList<Bilingual> Asked, IReadOnlyList<Bilingual> NoLongerAsked)
{
    /// <summary>Null while the draft has the version in force, or none is in force.</summary>
    public static NewerVersion? Of(ICatalog catalog, Filing filing, DateOnly today)
    {
        if (catalog.Find(filing.Draft.Matter) is not { } matter || matter.Version <= filing.Draft.MatterVersion)
            return null;
        // An option that the version does not have is no answer to it.
        var state = filing.State with { Answers = Answers.Read(matter, q => filing.State.Answers.GetValueOrDefault(q)).Values };
        var (was, now) = (filing.Composition, Filing.Compose(catalog, matter, state, today));
        var (before, after) = (Fields(was), Fields(now));
        return new(matter, state with
        {
            // A page with something new on it has to be looked at again.
            Saved = [.. state.Saved.Where(code => now.Steps.FirstOrDefault(s => s.Step.Code == code) is not { } step
                || step.Fields.All(f => before.ContainsKey(f.Element.Code)))],
        },
        [
            .. now.Unanswered.Select(q => matter.Questions.First(m => m.Id == q).Text),
            .. after.Where(f => f.Value.IsAsked && !before.ContainsKey(f.Key)).Select(f => f.Value.Element.Name),
            .. now.Papers.Where(m => was.Materials.All(w => w.Spec.Code != m.Spec.Code)).Select(m => m.Spec.Name),
        ],
        [
            .. before.Where(f => f.Value.IsAsked && !after.ContainsKey(f.Key)).Select(f => f.Value.Element.Name),
            .. was.Papers.Where(m => now.Materials.All(n => n.Spec.Code != m.Spec.Code)).Select(m => m.Spec.Name),
        ]);
    }

    private static Dictionary<string, ComposedField> Fields(Composition made) => made.Fields.ToDictionary(f => f.Element.Code, StringComparer.Ordinal);
}
