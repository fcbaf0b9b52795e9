using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Applicants;

/// <summary>Which items of a draft the register decides by itself, see <see cref="Verified"/>.</summary>
internal static class RegisterRule
{
    public static IReadOnlyList<Verified> Passed(Filing filing, DateOnly today) =>
        [.. Decided(filing.Composition, filing.State).Select(i => Of(filing, i, today))];

    /// <summary>
    /// The items that the rule decides: nothing hinders it, and what they depend on is decided, too. A rule accepts what it
    /// decides; of a case whose items are accepted at once it cannot take in a part.
    /// </summary>
    public static IReadOnlyList<ServiceItem> Decided(Composition composition, DraftState state)
    {
        var decided = new List<ServiceItem>();
        // An item comes after those it depends on.
        foreach (var (item, _, _, _) in composition.Items)
        {
            if (Hindrances(composition, state, item) is { Count: 0 } && item.DependsOn.All(d => !composition.Has(d) || decided.Exists(i => i.Code == d)))
                decided.Add(item);
        }

        return composition.Matter.Acceptance == Acceptance.Joint && decided.Count < composition.Items.Count ? [] : decided;
    }

    /// <summary>
    /// Names of the fields and materials that keep the rule from deciding an item; none when it decides. Null when the item
    /// is not one for a rule.
    /// </summary>
    public static IReadOnlyList<Bilingual>? Hindrances(Composition composition, DraftState state, ServiceItem item)
    {
        var (fields, materials) = (Fields(composition, item).ToList(), composition.MaterialsOf(item.Code).ToList());
        // What a person has to settle, no rule decides; and what another result says first is not there at the filing.
        // What registers tell departments of others, a person weighs.
        if (item.Checkpoints.Any(c => c.LookAt.Any(l => composition.Matter.Parties.Any(p => p.ForDepartments.Contains(l)))))
            return null;
        if (item.CaseType != CaseType.OnTheSpot || item.Decides.Count > 0 || composition.Matter.ResultValuesOf(item).Any()
            || fields.Count == 0 || materials.Count == 0)
            return null;
        return
        [
            .. fields.Where(e => !state.IsAsFound(e)).Select(e => e.Name),
            .. materials.Where(m => m.Way.Kind is not (WayKind.Certificate or WayKind.SharedData)).Select(m => m.Spec.Name),
        ];
    }

    // The contact is the account's own and nothing to judge.
    private static IEnumerable<DataElement> Fields(Composition composition, ServiceItem item) =>
        composition.ShareOf(item.Code).Select(f => f.Element).Where(e => e.Source?.Register != FoundValue.Account);

    private static Verified Of(Filing filing, ServiceItem item, DateOnly today) => new(item.Code,
    [
        .. filing.Composition.MaterialsOf(item.Code).Select(m => new AutoFinding.InForce(
            m.Spec.Code, m.Way.Department, filing.CertificateFor(m.Spec, m.Way)?.ValidUntil, today)),
        new AutoFinding.AsRegistered([.. Fields(filing.Composition, item).Select(e => e.Code)]),
    ]);
}
