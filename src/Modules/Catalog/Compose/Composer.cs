using OneStop.Contracts.Catalog;
using OneStop.Rules;

namespace OneStop.Catalog.Compose;

/// <summary>What a matter comes to for given answers. Pure: no clock, no store, the same input gives the same output.</summary>
internal static class Composer
{
    public static Composition Compose(Matter matter, Answers answers, Known known)
    {
        var facts = Facts(matter, answers, known, known.Form);
        // What a source calls for is not argued away by typing something else.
        IReadOnlyList<RuleValue> sides = known.Registered is { } registered ? [facts, Facts(matter, answers, known, registered)] : [facts];
        var chosen = Order(matter.Items.Where(i => Holds(i.Condition, sides)).ToList())
            .Select(i => new ChosenItem(i, matter.Department(i.Department), i.WhyIncluded, Promise(i, facts))).ToList();
        var plan = MatterNeeds.Of(matter);
        var items = chosen.Select(c => c.Item.Code).ToHashSet(StringComparer.Ordinal);
        var sources = new KnownSources(matter, known, e => Asking(plan, e, items, sides).Any());
        var fields = matter.Steps.Select(s => new ComposedStep(s,
            [.. s.Fields.Select(e => Field(plan, e, items, known, sources, sides)).OfType<ComposedField>()])).ToList();
        var materials = matter.Materials.Select(m => Material(plan, m, items, known, sources, sides)).OfType<ComposedMaterial>().ToList();
        var attendances = chosen.Select(c => c.Item.Attendance).OfType<Attendance>().Where(a => Holds(a.When, facts)).ToList();
        var path = CriticalPath.Of(chosen);
        var promised = new PromisedSpan(PromisedTime.AcceptanceDays, 0) + path.Span;
        var legal = chosen.Select(c => c.Item.LegalLimit).OfType<TimeLimit>().Where(l => l.Unit == LimitUnit.WorkingDays).Max(l => (int?)l.Days);

        var fees = new OwedFees(answers, known, facts, fields.SelectMany(s => s.Fields).Select(f => f.Element.Code).ToHashSet(StringComparer.Ordinal));
        IReadOnlyList<OwedFee> owed = [.. chosen.Select(c => fees.Of(c.Item))];

        return new Composition
        {
            Matter = matter,
            Answers = answers,
            Unanswered = [.. matter.Questions.Select(q => q.Id).Where(q => answers[q] is null)],
            Items = chosen,
            NotNeeded = [.. matter.Items.Where(i => !items.Contains(i.Code)).Select(i => new LeftOutItem(i, i.WhyNot ?? i.WhyIncluded))],
            Steps = [.. fields.Where(s => s.Fields.Count > 0)],
            StepsNotNeeded = [.. fields.Where(s => s.Fields.Count == 0).Select(s => s.Step)],
            Materials = materials,
            Waves = CriticalPath.Waves(chosen),
            CriticalPath = path.Items,
            PromisedDays = path.Span.Days,
            FromFiling = promised,
            LegalDays = legal,
            Fees = owed.Sum(o => o.Amount ?? 0),
            Owed = owed,
            Attendances = attendances,
            ForChild = matter.Guardian?.Holds(facts) == true,
            NeverAsked = [.. matter.NeverAsked.Where(n => n.Items.Count == 0 || chosen.Any(c => n.Items.Contains(c.Item.Code)))],
            Barriers = [.. matter.Barriers.Where(b => b.When.Holds(facts))],
            Contradictions = [.. Contradictions.Of(matter, answers, known, chosen.Select(c => c.Item))],
            Faq = [.. matter.Faq.Where(f => Holds(f.When, facts))],
            Comparison = new(
                Materials: new(chosen.Sum(c => c.Item.Materials.Count(m => m.Required && Holds(m.When, facts))),
                    materials.Count(m => m is { Way.Kind: WayKind.Upload, Required: true })),
                Fields: new(chosen.Sum(c => c.Item.Fields.Count(f => Holds(f.When, facts))), fields.Sum(s => s.ToFill)),
                Trips: new(chosen.Count, attendances.Sum(a => a.Times)),
                // A limit of one item says nothing of the chain that it stands in: no saving is claimed where the chain is longer,
                // nor where days of two kinds would be compared.
                Days: new(Math.Max(promised.IsWorkingDays ? legal ?? 0 : 0, matter.Promise ?? promised.WorkingDays), matter.Promise ?? promised.WorkingDays)),
        };
    }

    private static TimeLimit Promise(ServiceItem item, RuleValue facts) =>
        item.Otherwise is { } other && other.When.Holds(facts) ? other.Promised : item.Promised;

    private static IEnumerable<(ServiceItem Item, ItemField Need)> Asking(MatterNeeds plan, string code, HashSet<string> items,
        IReadOnlyList<RuleValue> sides) =>
        plan.FieldNeeds(code).Where(n => items.Contains(n.Item.Code) && Holds(n.Need.When, sides));

    private static ComposedField? Field(MatterNeeds plan, string code, HashSet<string> items, Known known, KnownSources sources,
        IReadOnlyList<RuleValue> sides)
    {
        var asking = Asking(plan, code, items, sides).ToList();
        if (asking.Count == 0)
            return null;
        var element = plan.Element(code);
        return new ComposedField(
            element,
            asking.Any(a => a.Need.Required),
            [.. asking.Select(a => a.Item.Code)],
            [.. asking.Select(a => a.Item.Department).Distinct()],
            element.Source is { Register: var source } && (known.Said?.Contains(code) ?? plan.Matter.PartyOf(element) is var party
                && (sources.Register(party, source) || sources.Certificate(party, source))),
            [.. plan.Presets(code).Where(p => Holds(p.When, sides[0])).Select(p => p.Value)]);
    }

    private static ComposedMaterial? Material(MatterNeeds plan, MaterialSpec spec, HashSet<string> items, Known known, KnownSources sources,
        IReadOnlyList<RuleValue> sides)
    {
        var asking = plan.MaterialNeeds(spec.Code).Where(n => items.Contains(n.Item.Code) && Holds(n.Need.When, sides)).ToList();
        if (asking.Count == 0)
            return null;
        return new ComposedMaterial(
            spec,
            spec.Ways.First(w => IsOpen(plan.Matter, spec, w, known, sources, items, sides[0])),
            asking.Any(a => a.Need.Required),
            asking.Any(a => a.Need.MayBeOwed) && asking.All(a => a.Need.MayBeOwed || !a.Need.Required),
            [.. asking.Select(a => a.Item.Code)]);
    }

    /// <summary>What rules look at, with one form or another.</summary>
    public static RuleValue Facts(Matter matter, Answers answers, Known known, IReadOnlyDictionary<string, object> form) =>
        MatterFacts.Of(matter, answers, form, known.Found, known.Today);

    public static bool IsOpen(Matter matter, MaterialSpec spec, MaterialWay way, Known known, KnownSources sources, HashSet<string> items, RuleValue facts) =>
        Holds(way.When, facts) && way.Kind switch
        {
            WayKind.Result => items.Contains(way.Source!),
            WayKind.Certificate => sources.Certificate(matter.PartyOf(spec), way.Source!),
            WayKind.SharedData => sources.Register(matter.PartyOf(spec), way.Source!),
            WayKind.EarlierUpload => known.EarlierUploads.Contains(spec.Code),
            _ => true,
        };

    private static bool Holds(Rule? rule, RuleValue facts) => rule is null || rule.Holds(facts);

    private static bool Holds(Rule? rule, IReadOnlyList<RuleValue> sides) => rule is null || sides.Any(rule.Holds);

    /// <summary>In the order of the matter, but after what an item depends on; what is not chosen is not waited for.</summary>
    private static List<ServiceItem> Order(List<ServiceItem> items)
    {
        var ordered = new List<ServiceItem>(items.Count);
        while (ordered.Count < items.Count)
        {
            ordered.Add(items.First(i => !ordered.Contains(i)
                && i.DependsOn.All(d => ordered.Any(o => o.Code == d) || items.All(other => other.Code != d))));
        }

        return ordered;
    }
}
