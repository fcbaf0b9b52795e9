using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>What the reviewer settled in granting an item, for the applicant.</summary>
internal static class SettledWords
{
    /// <summary>核定的补贴标准：1200元/月. What goes to somebody else alone is not told in the words of the case either.</summary>
    public static IReadOnlyList<string> Of(Matter matter, Case @case, ItemCase item, Texts t) =>
        ResultHolder.AllApart(matter, @case, item)
            ? []
            : [.. SettledValue.Of(matter, item).Select(s => t["timeline.settled", s.Element.Name, Values.Of(s.Element, s.Raw, t.Lang)])];
}
