using System.Collections.Frozen;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>What a rule of a matter may look at, see <see cref="MatterFacts"/>; a column of a table is <c>form.DE0219[].share</c>.</summary>
internal static class RuleNames
{
    public const string Row = "row.";

    private const string Today = "today";
    private const string Form = "form.";
    private const string Register = "register.";

    public static FrozenSet<string> Of(Matter matter) =>
        matter.Questions.Select(q => "answers." + q.Id).Append(Today)
            // What a reviewer settles is not there yet when rules are asked.
            .Concat(matter.AskedElements.SelectMany(e => Named(Form, e)))
            // Where no source is named, none will ever answer.
            .Concat(matter.AskedElements.Where(e => e.Source is not null).SelectMany(e => Named(Register, e)))
            .Concat(matter.Elements.Where(e => matter.Parties.Any(p => p.ForDepartments.Contains(e.Code))).SelectMany(e => Named(Register, e)))
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What a check sees beside, that is told at a value which a reviewer settles: all that is settled with it.</summary>
    public static IEnumerable<string> Settled(Matter matter, DataElement at) =>
        matter.Items.Where(i => i.Decides.Any(d => d.Element == at.Code)).SelectMany(i => i.Decides).Select(d => Form + d.Element);

    /// <summary>Whether the name stands in a message as <c>{DE0223}</c>, <c>{register.DE0223}</c> or <c>{row.share}</c>.</summary>
    public static bool IsTold(Matter matter, FormCheck check, string name) =>
        matter.AskedElements.Any(e => e.Code == name || (Register + e.Code == name && e.Source is not null))
        || matter.Parties.Any(p => p.ForDepartments.Any(e => Register + e == name))
        || (matter.Elements.FirstOrDefault(e => e.Code == check.Element) is { } told && Settled(matter, told).Contains(Form + name))
        || (check.Column is not null && matter.Elements.FirstOrDefault(e => e.Code == check.Element)?.Columns.Any(c => Row + c.Code == name) == true);

    private static IEnumerable<string> Named(string where, DataElement element) =>
        element.Columns.Select(c => $"{where}{element.Code}[].{c.Code}").Prepend(where + element.Code);
}
