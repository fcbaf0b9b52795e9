using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OneStop.Contracts.Catalog;
using OneStop.Kernel.Rules;

namespace OneStop.Catalog.Publish;

/// <summary>
/// What has to be true of a matter before it may be published, so that nothing that follows has to ask again: every name
/// leads somewhere, every item can be reached, every field is asked on exactly one page, every material can be had.
/// </summary>
internal static class MatterCheck
{
    private const int MostCombinations = 4096;

    public static IReadOnlyList<string> Faults(Matter matter) =>
    [
        .. Duplicates(matter),
        .. Names(matter),
        .. Pages(matter),
        .. Materials(matter),
        .. Elements(matter),
        .. Rules(matter),
        .. Cycles(matter),
        .. Cycles(matter).Any() ? [] : Reach(matter),
    ];

    /// <summary>Every text in both languages.</summary>
    public static IEnumerable<string> Texts(JsonNode? node, string path = "$") => node switch
    {
        JsonObject both when both.ContainsKey("zh") || both.ContainsKey("en") =>
            both.Count == 2 && both.All(t => !string.IsNullOrWhiteSpace(t.Value?.ToString())) ? [] : [$"{path} is not written in both languages."],
        JsonObject members => members.SelectMany(m => Texts(m.Value, $"{path}.{m.Key}")),
        JsonArray items => items.SelectMany((item, i) => Texts(item, $"{path}[{i}]")),
        _ => [],
    };

    private static IEnumerable<string> Duplicates(Matter matter) =>
        from list in new[]
        {
            ("question", matter.Questions.Select(q => q.Id)), ("item", matter.Items.Select(i => i.Code)), ("step", matter.Steps.Select(s => s.Code)),
            ("material", matter.Materials.Select(m => m.Code)), ("result", matter.Items.SelectMany(i => i.Results).Select(r => r.Code)),
        }
        from twice in list.Item2.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1)
        select $"The {list.Item1} {twice.Key} is there {twice.Count()} times.";

    private static IEnumerable<string> Names(Matter matter)
    {
        var departments = matter.Departments.Select(d => d.Code).ToHashSet(StringComparer.Ordinal);
        var items = matter.Items.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
        var elements = matter.Elements.Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        var materials = matter.Materials.Select(m => m.Code).ToHashSet(StringComparer.Ordinal);
        if (!departments.Contains(matter.Lead))
            yield return $"The leading department {matter.Lead} is unknown.";
        foreach (var question in matter.Questions.Where(q => !q.Allows(q.Usual)))
            yield return $"The usual answer {question.Usual} of {question.Id} is not one of its answers.";
        foreach (var preset in matter.Presets.Where(p => !elements.Contains(p.Element) || (matter.Element(p.Element).Options is { Count: > 0 } options && options.All(o => o.Code != p.Value))))
            yield return $"The preset {preset.Element} = {preset.Value} names an unknown element or option.";
        foreach (var check in matter.Checks.Where(c => !elements.Contains(c.Element)))
            yield return $"A check is told at {check.Element}, which is unknown.";
        foreach (var item in matter.Items)
        {
            if (!departments.Contains(item.Department))
                yield return $"{item.Code}: the department {item.Department} is unknown.";
            foreach (var field in item.Fields.Where(f => !elements.Contains(f.Element)))
                yield return $"{item.Code}: the element {field.Element} is unknown or on no page of the form.";
            foreach (var material in item.Materials.Where(m => !materials.Contains(m.Material)))
                yield return $"{item.Code}: the material {material.Material} is unknown.";
            foreach (var other in item.DependsOn.Where(d => !items.Contains(d)))
                yield return $"{item.Code}: depends on {other}, which is unknown.";
            foreach (var result in item.Results.Where(r => r.CertificateType.Length != 21))
                yield return $"{item.Code}: the certificate type of {result.Code} has {result.CertificateType.Length} characters instead of 21.";
            foreach (var from in item.Results.SelectMany(r => r.Fields).SelectMany(f => f.From.Split('|')).Where(f => !f.Contains('.', StringComparison.Ordinal) && !elements.Contains(f)))
                yield return $"{item.Code}: a line of its result is taken from {from}, which is unknown.";
            foreach (var at in item.Checkpoints.SelectMany(c => c.LookAt).Where(l => !elements.Contains(l) && !materials.Contains(l)))
                yield return $"{item.Code}: a checkpoint looks at {at}, which is unknown.";
        }
    }

    private static IEnumerable<string> Pages(Matter matter)
    {
        foreach (var twice in matter.Steps.SelectMany(s => s.Fields).GroupBy(f => f, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"The element {twice.Key} is on {twice.Count()} pages of the form.";
        foreach (var unknown in matter.Steps.SelectMany(s => s.Fields).Where(f => matter.Elements.All(e => e.Code != f)))
            yield return $"The element {unknown} on a page of the form is unknown.";
        foreach (var unused in matter.Steps.SelectMany(s => s.Fields).Where(f => matter.Items.All(i => i.Fields.All(n => n.Element != f))))
            yield return $"The element {unused} is on a page of the form, but no item needs it.";
    }

    private static IEnumerable<string> Materials(Matter matter)
    {
        foreach (var material in matter.Materials)
        {
            if (material.Ways.Count == 0 || material.Ways[^1].Kind is not (WayKind.Upload or WayKind.Generated or WayKind.Commitment))
                yield return $"The material {material.Code} cannot be had when nothing is on file.";
            if (!material.Ways.Select(w => w.Kind).SequenceEqual(material.Ways.Select(w => w.Kind).Order()))
                yield return $"The ways of {material.Code} are not in the order from the lightest.";
            if (material.Ways.Any(w => w.Kind is WayKind.Certificate or WayKind.SharedData or WayKind.Generated or WayKind.Commitment && string.IsNullOrEmpty(w.Source)))
                yield return $"A way of {material.Code} has no source.";
            if (matter.Items.All(i => i.Materials.All(m => m.Material != material.Code)))
                yield return $"The material {material.Code} is needed by no item.";
        }
    }

    private static IEnumerable<string> Elements(Matter matter)
    {
        foreach (var element in matter.Elements)
        {
            var isChoice = element.Type is ElementType.Choice or ElementType.MultiChoice;
            if (isChoice != element.Options.Count > 0)
                yield return $"The element {element.Code} is {(isChoice ? "a choice without options" : "no choice but has options")}.";
            if (!element.Editable && (element.Source is null || element.LockedBecause is null))
                yield return $"The element {element.Code} may not be changed, but has no source or no reason.";
            if (element.Sensitive && !element.Personal)
                yield return $"The element {element.Code} is sensitive but not personal.";
            if (element.Pattern is { } pattern && !IsPattern(pattern))
                yield return $"The pattern of {element.Code} is not a regular expression.";
        }
    }

    private static IEnumerable<string> Rules(Matter matter)
    {
        var names = matter.Questions.Select(q => "answers." + q.Id).Concat(matter.Elements.Select(e => "form." + e.Code)).ToHashSet(StringComparer.Ordinal);
        foreach (var (owner, rule) in AllRules(matter))
        {
            foreach (var name in rule.UnknownOperators)
                yield return $"{owner}: the operator {name} of a rule does not exist.";
            foreach (var name in rule.Variables.Where(v => v.Length > 0 && !names.Contains(v)))
                yield return $"{owner}: a rule looks at {name}, which is neither an answer nor a field.";
        }
    }

    private static IEnumerable<(string Owner, Rule Rule)> AllRules(Matter matter) =>
        matter.Items.SelectMany(i => new[] { i.Condition, i.Otherwise?.When }
                .Concat(i.Fields.Select(f => f.When)).Concat(i.Materials.Select(m => m.When)).Concat(i.Checkpoints.Select(c => c.When))
                .Select(r => (i.Code, r)))
            .Concat(matter.Presets.Select(p => (p.Element, p.When)))
            .Concat(matter.Checks.Select(c => (c.Element, (Rule?)c.Wrong)))
            .Concat(matter.Faq.Select(f => (f.Question.En, f.When)))
            .Where(r => r.Item2 is not null)
            .Select(r => (r.Item1, r.Item2!));

    private static IEnumerable<string> Cycles(Matter matter)
    {
        var settled = new HashSet<string>(StringComparer.Ordinal);
        while (matter.Items.FirstOrDefault(i => !settled.Contains(i.Code) && i.DependsOn.All(d => settled.Contains(d) || matter.Items.All(o => o.Code != d))) is { } next)
            settled.Add(next.Code);
        var rest = matter.Items.Select(i => i.Code).Where(c => !settled.Contains(c)).ToList();
        if (rest.Count > 0)
            yield return $"These items wait for one another: {string.Join(", ", rest)}.";
    }

    /// <summary>Some answers choose each item, and no answers leave the matter without one.</summary>
    private static IEnumerable<string> Reach(Matter matter)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var empty = false;
        foreach (var answers in Combinations(matter).Take(MostCombinations))
        {
            var facts = MatterFacts.Of(matter, answers, Known.Nothing.Form);
            var chosen = matter.Items.Where(i => i.Condition is null || i.Condition.Holds(facts)).Select(i => i.Code).ToList();
            reached.UnionWith(chosen);
            empty |= chosen.Count == 0;
        }

        if (empty)
            yield return "Some answers choose no item at all.";
        foreach (var item in matter.Items.Where(i => !reached.Contains(i.Code)))
            yield return $"No answers choose {item.Code}.";
        foreach (var item in matter.Items.Where(i => i.Condition is not null && i.WhyNot is null))
            yield return $"{item.Code}: may be left out, but does not say why.";
    }

    private static IEnumerable<Answers> Combinations(Matter matter) => matter.Questions.Aggregate(
        (IEnumerable<Answers>)[Answers.None],
        (all, question) => all.SelectMany(a => (question.Kind == QuestionKind.YesNo ? ["1", "0"] : question.Options.Select(o => o.Code)).Select(v => a.With(question.Id, v))));

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = Regex.IsMatch("", pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
