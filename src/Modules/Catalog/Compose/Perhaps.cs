using OneStop.Contracts.Catalog;
using OneStop.Rules;

namespace OneStop.Catalog.Compose;

/// <summary>
/// What may be asked for besides what a guide expects: what no source turns out to have, and what the form calls for once it is
/// filled in. While there is any, the guide's numbers are the least.
/// </summary>
/// <param name="Papers">To hand in then.</param>
/// <param name="Fields">Whether fields come, too.</param>
internal sealed record Perhaps(IReadOnlyList<MaterialSpec> Papers, bool Fields)
{
    private const string Answer = "answers.";

    public static Perhaps Of(Composition made, Known known)
    {
        var (matter, plan) = (made.Matter, MatterNeeds.Of(made.Matter));
        var facts = Composer.Facts(matter, made.Answers, known, known.Form);
        var needed = made.Papers.Select(m => m.Spec.Code).ToHashSet(StringComparer.Ordinal);
        var asked = made.Fields.ToDictionary(f => f.Element.Code, StringComparer.Ordinal);
        return new(
            [.. matter.Materials.Where(m => !needed.Contains(m.Code) && MayBeUploaded(made, m, facts)
                && plan.MaterialNeeds(m.Code).Any(n => n.Need.Required && made.Has(n.Item.Code) && MayHold(n.Need.When, facts)))],
            matter.Steps.SelectMany(s => s.Fields).Any(e => asked.TryGetValue(e, out var field) ? field.FromRegister
                : plan.FieldNeeds(e).Any(n => made.Has(n.Item.Code) && n.Need.When is { } when && LooksAtMore(when))));
    }

    /// <summary>Whether the ways before uploading may all be closed.</summary>
    private static bool MayBeUploaded(Composition made, MaterialSpec material, RuleValue facts)
    {
        foreach (var way in material.Ways)
        {
            if (way.Kind == WayKind.Upload)
                return MayHold(way.When, facts);
            var open = way.Kind is WayKind.Generated or WayKind.Commitment || (way.Kind == WayKind.Result && made.Has(way.Source!));
            if (open && (way.When is null || (!LooksAtMore(way.When) && way.When.Holds(facts))))
                return false;
        }

        return false;
    }

    private static bool MayHold(Rule? rule, RuleValue facts) => rule is null || rule.Holds(facts) || LooksAtMore(rule);

    private static bool LooksAtMore(Rule rule) => rule.Variables.Any(v => !v.StartsWith(Answer, StringComparison.Ordinal));
}
