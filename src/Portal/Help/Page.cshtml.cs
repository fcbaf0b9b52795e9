using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Portal.Help;

/// <summary>How to file, where to go, whom to call: only what there is.</summary>
[Access(Right.ReadSite)]
public sealed class HelpPage(SiteMap site, ICatalog? catalog = null) : OneStopPage
{
    /// <summary>From looking for it to having it: address and texts.</summary>
    private static readonly (string Path, string Text)[] ways =
        [(Navigation.Matters, "help.find"), (Navigation.SignIn, "help.file"), (Navigation.Cases, "help.follow"), (Navigation.Wallet, "help.have")];

    /// <summary>What else people ask for.</summary>
    private static readonly (string Path, string Text)[] others =
    [
        (Navigation.Halls, "help.halls"), (Navigation.Items, "help.items"), (Navigation.Policies, "help.policies"), (Navigation.Verify, "help.verify"),
        (Navigation.Promises, "help.promises"), (Navigation.Accessibility, "help.accessibility"),
    ];

    public IEnumerable<(string Path, string Text)> Ways => ways.Where(w => site.Has(w.Path));
    public IEnumerable<(string Path, string Text)> Others => others.Where(o => site.Has(o.Path));
    public IReadOnlyList<Department> Departments => catalog?.Departments ?? [];
}
