using System.Runtime.CompilerServices;
using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Domain;

/// <summary>
/// One department's share of a case: the fields, materials and checkpoints of its item, and nothing else of what the
/// applicant filed.
/// </summary>
/// <param name="Said">What results of earlier items say to this one, by element code.</param>
internal sealed record ItemShare(Matter Matter, ServiceItem Item, IReadOnlyList<DataElement> Fields, IReadOnlyList<SubmittedMaterial> Materials,
    IReadOnlyList<Checkpoint> Checkpoints, IReadOnlyDictionary<string, string> Said)
{
    // With the state that its owner holds, and gone with it: composing the matter was a tenth of the workbench, and of a grant.
    private static readonly ConditionalWeakTable<Case, ItemShare[]> Kept = [];

    /// <summary>What registers say of others whom the form names, as far as the item's checkpoints look at it.</summary>
    public IReadOnlyList<DataElement> OfOthers { get; init; } = [];

    public static ItemShare Of(ICatalog catalog, Case @case, string item)
    {
        var matter = MatterOf(catalog, @case);
        var kept = Kept.GetValue(@case, _ => []);
        if (Array.Find(kept, s => s.Item.Code == item && ReferenceEquals(s.Matter, matter)) is { } share)
            return share;
        share = Make(catalog, matter, @case, item);
        Kept.AddOrUpdate(@case, [.. kept, share]);
        return share;
    }

    private static ItemShare Make(ICatalog catalog, Matter matter, Case @case, string item)
    {
        var composed = catalog.Compose(matter, Answers.Of(@case.Answers), StatedAndFound.Known(matter, @case) with { Registered = null });
        var facts = StatedAndFound.Facts(matter, @case);
        return new(matter, matter.Item(item),
            [.. matter.ResultValuesOf(matter.Item(item)).Select(v => matter.Element(v.Element)),
                .. composed.ShareOf(item).Select(f => f.Element)],
            [.. @case.Materials.Where(m => m.For.Contains(item))],
            [.. matter.Item(item).Checkpoints.Where(c => c.When is null || c.When.Holds(facts))],
            ResultsSaid.To(matter.Item(item), matter, @case))
        {
            OfOthers = [.. matter.Parties.SelectMany(p => p.ForDepartments).Where(e => matter.Item(item).Checkpoints.Any(c => c.LookAt.Contains(e)))
                .Select(matter.Element)],
        };
    }

    /// <summary>What may still be shown of it to whoever handles it: nothing, once the consent that it rests on was taken back.</summary>
    public ItemShare AsConsented(Case @case) =>
        @case.Withheld.Contains(Item.Code) ? this with { Fields = [], Materials = [], Said = Nothing, OfOthers = [] } : this;

    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The version under which the case was filed; it is never unpublished.</summary>
    public static Matter MatterOf(ICatalog catalog, Case @case) => catalog.Find(@case.Matter, @case.MatterVersion)
        ?? throw new InvalidOperationException($"The catalogue has lost version {@case.MatterVersion} of {@case.Matter}, which case {@case.Number} was filed under.");

    /// <summary>Whether an applicant can be asked to mend it.</summary>
    public bool Has(CorrectionTarget kind, string target) => kind == CorrectionTarget.Field
        ? Fields.Any(f => f.Code == target && f.Editable && !Matter.ResultValues.Any(v => v.Element == target))
        : Materials.Any(m => m.Material == target);
}
