using OneStop.Contracts.Catalog;
using OneStop.Contracts.Privacy;
using OneStop.Web;

namespace OneStop.Portal.Statements.Privacy;

/// <summary>What 个人信息保护法 17 and 30 want people to be told: who processes, why, what, how long, and what they may ask.</summary>
[Access(Right.ReadSite)]
public sealed class PrivacyPage(ICatalog catalog, IEnumerable<IRetention> rules, OneStopSettings settings) : OneStopPage
{
    /// <summary>How long what is kept: the table that the job works off.</summary>
    public IEnumerable<IRetention> Kept => rules.OrderBy(r => r.Days is null).ThenBy(r => r.Days).ThenBy(r => r.Code, StringComparer.Ordinal);

    /// <summary>The body that answers for the platform, as the catalogue has it; null when it has none by that code.</summary>
    public Department? Processor => catalog.Departments.FirstOrDefault(d => d.Code == settings.Processor);
}
