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
            .Concat(matter.Elements.SelectMany(e => Named(Form, e)))
            // Where no source is named, none will ever answer.
            .Concat(matter.Elements.Where(e => e.Source is not null).SelectMany(e => Named(Register, e)))
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the name stands in a message as <c>{DE0223}</c>, <c>{register.DE0223}</c> or <c>{row.share}</c>.</summary>
    public static bool IsTold(Matter matter, FormCheck check, string name) =>
        matter.Elements.Any(e => e.Code == name || (Register + e.Code == name && e.Source is not null))
        || (check.Column is not null && matter.Elements.FirstOrDefault(e => e.Code == check.Element)?.Columns.Any(c => Row + c.Code == name) == true);

    private static IEnumerable<string> Named(string where, DataElement element) =>
        element.Columns.Select(c => $"{where}{element.Code}[].{c.Code}").Prepend(where + element.Code);
}
