using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>Every code is there once, and every code that is named exists.</summary>
internal static class NameCheck
{
    public static IEnumerable<CatalogFault> Faults(Matter matter) =>
        [.. Duplicates(matter), .. OfTheMatter(matter), .. matter.Items.SelectMany(i => OfItem(matter, i))];

    private static IEnumerable<CatalogFault> Duplicates(Matter matter) =>
        from list in new (string Place, string Noun, IEnumerable<string> Codes)[]
        {
            ("questions", "noun.question", matter.Questions.Select(q => q.Id)), ("items", "noun.item", matter.Items.Select(i => i.Code)),
            ("steps", "noun.page", matter.Steps.Select(s => s.Code)), ("materials", "noun.material", matter.Materials.Select(m => m.Code)),
            ("parties", "noun.party", matter.Parties.Select(p => p.Code)),
            ("items", "noun.result", matter.Items.SelectMany(i => i.Results).Select(r => r.Code)),
            ("elements", "noun.key", matter.Elements.Select(e => e.Key)),
        }
        from twice in list.Codes.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1)
        select CatalogFault.At($"{list.Place}/{twice.Key}", "duplicate", new FaultText(list.Noun), twice.Key, twice.Count());

    private static IEnumerable<CatalogFault> OfTheMatter(Matter matter)
    {
        var elements = matter.Elements.ToDictionary(e => e.Code, StringComparer.Ordinal);
        if (matter.Departments.All(d => d.Code != matter.Lead))
            yield return CatalogFault.At("lead", "department-unknown.lead", matter.Lead);
        if (matter.Items.Count == 0)
            yield return CatalogFault.At("items", "no-items");
        foreach (var question in matter.Questions.Where(q => q.Kind == QuestionKind.Choice && q.Options.Count < 2))
            yield return CatalogFault.At($"questions/{question.Id}", "too-few-options");
        foreach (var question in matter.Questions.Where(q => !q.Allows(q.Usual)))
            yield return CatalogFault.At($"questions/{question.Id}", "usual-unknown", question.Usual);
        foreach (var (question, twice) in matter.Questions.SelectMany(q => q.Options.GroupBy(o => o.Code, StringComparer.Ordinal)
            .Where(g => g.Count() > 1).Select(g => (q, g.Key))))
            yield return CatalogFault.At($"questions/{question.Id}", "duplicate.option", twice);
        foreach (var preset in matter.Presets.Where(p => !elements.TryGetValue(p.Element, out var e)
            || (e.Options is { Count: > 0 } options && options.All(o => o.Code != p.Value))))
            yield return CatalogFault.At($"presets/{preset.Element}", "preset-unknown", preset.Element, preset.Value);
        foreach (var check in matter.Checks.Where(c => !elements.ContainsKey(c.Element)))
            yield return CatalogFault.At($"checks/{check.Element}", "element-unknown.check", check.Element);
        foreach (var check in matter.Checks.Where(c => c.Column is not null && elements.TryGetValue(c.Element, out var e)
            && e.Columns.All(o => o.Code != c.Column)))
            yield return CatalogFault.At($"checks/{check.Element}", "check-column", check.Element, check.Column);
        foreach (var (check, name) in matter.Checks.SelectMany(c => CheckMessage.Names(c).Where(n => !RuleNames.IsTold(matter, c, n)).Select(n => (c, n))))
            yield return CatalogFault.At($"checks/{check.Element}", "check-message", name);
        foreach (var element in matter.Elements.Where(e => e.OpenAt is not null
            && (!elements.TryGetValue(e.OpenAt, out var place) || place.Options.All(o => o.OpenOn is null))))
            yield return CatalogFault.At($"elements/{element.Code}", "open-at", element.OpenAt);
        foreach (var wording in matter.Wording.Where(w => !elements.ContainsKey(w.Element)))
            yield return CatalogFault.At($"wording/{wording.Element}", "element-unknown.wording", wording.Element);
        if (matter.Season is { IsSound: false } season)
            yield return CatalogFault.At("season", "season", season.From, season.To);
    }

    private static IEnumerable<CatalogFault> OfItem(Matter matter, ServiceItem item)
    {
        var place = $"items/{item.Code}";
        var elements = matter.AskedElements.Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        var settled = item.Decides.Select(d => d.Element).ToHashSet(StringComparer.Ordinal);
        var materials = matter.Materials.Select(m => m.Code).ToHashSet(StringComparer.Ordinal);
        if (matter.Departments.All(d => d.Code != item.Department))
            yield return CatalogFault.At(place, "department-unknown", item.Department);
        var said = matter.ResultValuesOf(item).Select(v => v.Element).ToHashSet(StringComparer.Ordinal);
        foreach (var field in item.Fields.Where(f => !elements.Contains(f.Element) && !said.Contains(f.Element)))
            yield return CatalogFault.At(place, "element-unknown.field", field.Element);
        foreach (var material in item.Materials.Where(m => !materials.Contains(m.Material)))
            yield return CatalogFault.At(place, "material-unknown", material.Material);
        foreach (var other in item.DependsOn.Where(d => matter.Items.All(i => i.Code != d)))
            yield return CatalogFault.At(place, "item-unknown", other);
        // Nobody could decide about nobody.
        if (item.Fields.Count == 0 && item.Materials.Count == 0)
            yield return CatalogFault.At(place, "item-empty");
        if (item.Results.Count > 1)
            yield return CatalogFault.At(place, "results", item.Results.Count);
        foreach (var empty in item.Results.Where(r => r.Fields.Count == 0))
            yield return CatalogFault.At(place, "result-empty", empty.Name);
        foreach (var from in item.Results.SelectMany(r => r.Fields.SelectMany(f => f.From.Split('|', '+')).Append(r.ValidThrough).OfType<string>())
            .Where(f => !ResultField.Facts.Contains(f) && !HolderCheck.IsColumn(f) && !elements.Contains(f) && !settled.Contains(f) && !said.Contains(f)))
            yield return CatalogFault.At(place, "element-unknown.result", from);
        foreach (var end in item.Results.Select(r => matter.Elements.FirstOrDefault(e => e.Code == r.ValidThrough)).OfType<DataElement>()
            .Where(e => e.Type is not (ElementType.Date or ElementType.Integer)))
            yield return CatalogFault.At(place, "valid-through", end.Name);
        foreach (var fault in Decided(matter, item, place))
            yield return fault;
        foreach (var at in item.Checkpoints.SelectMany(c => c.LookAt)
            .Where(l => !elements.Contains(l) && !materials.Contains(l) && matter.Parties.All(p => !p.ForDepartments.Contains(l))))
            yield return CatalogFault.At(place, "look-at-unknown", at);
        if (item.Condition is not null && item.WhyNot is null)
            yield return CatalogFault.At(place, "no-why-not");
    }

    // A value that only one of the two may give, and that a line of text can hold.
    private static IEnumerable<CatalogFault> Decided(Matter matter, ServiceItem item, string place)
    {
        foreach (var value in item.Decides)
        {
            if (matter.Elements.FirstOrDefault(e => e.Code == value.Element) is not { } element)
                yield return CatalogFault.At(place, "element-unknown.decided", value.Element);
            else if (matter.Steps.Any(s => s.Fields.Contains(value.Element)))
                yield return CatalogFault.At(place, "decided-asked", value.Element, element.Name);
            else if (element.Type is ElementType.Table or ElementType.File || element.Source is not null)
                yield return CatalogFault.At(place, "decided-type", value.Element, element.Name);
        }

        if (item.Decides.GroupBy(d => d.Element, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            yield return CatalogFault.At(place, "duplicate", new FaultText("noun.decided"), twice.Key, twice.Count());
    }
}
