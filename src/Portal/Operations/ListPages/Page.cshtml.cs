using OneStop.Web;

namespace OneStop.Portal.Operations.ListPages;

/// <summary>What those who run the installation have: every page of theirs, with what it is for.</summary>
[Access(Right.KeepRunning)]
public sealed class OperationsPage(SiteMap site) : OneStopPage
{
    public IEnumerable<NavigationEntry> Pages => site.Standing(Navigation.Operator).Where(e => e.Path != Navigation.Operations);

    /// <summary>What it is for, when a text says so.</summary>
    public string? Purpose(NavigationEntry entry) => T.Has(entry.Text + "-text") ? T[entry.Text + "-text"] : null;
}
