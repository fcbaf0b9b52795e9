using OneStop.Domain;
using OneStop.Web;

namespace OneStop.Portal;

/// <summary>An entry of a navigation that a layout links to, as long as a page stands there.</summary>
/// <param name="Path">Address without parameters.</param>
/// <param name="Text">Key of its name.</param>
/// <param name="Also">Another beginning of addresses that belong to it.</param>
public sealed record NavigationEntry(string Path, string Text, string? Also = null)
{
    /// <summary>Whether an address lies in this place, for the mark of where one is.</summary>
    public bool Holds(string address)
    {
        var path = address.Split('?')[0].TrimEnd('/');
        if (Path == "/")
            return path.Length == 0;
        return path == Path || path.StartsWith(Path + "/", StringComparison.Ordinal)
            || (Also is not null && path.StartsWith(Also + "/", StringComparison.Ordinal));
    }
}

/// <summary>Where everything stands: the only file that knows the addresses of other modules' entrances.</summary>
public static class Navigation
{
    public const string SignIn = "/signin";
    public const string SignOut = "/signout";
    public const string Account = "/account";
    public const string Acting = "/acting";

    /// <param name="back">Where to go on once it is chosen for whom; without what was asked there.</param>
    public static string ActingThen(string back) => Acting + "?return=" + Uri.EscapeDataString(back.Split('?')[0]);

    public const string Matters = "/matters";
    public const string Guide = "/matters/{code}";
    public const string Desk = "/desk";
    public const string Cases = "/cases";
    public const string Wallet = "/wallet";
    public const string Halls = "/halls";
    public const string Items = "/items";
    public const string Policies = "/policies";
    public const string Verify = "/verify";
    public const string Help = "/help";
    public const string Promises = "/promises";
    public const string Accessibility = "/accessibility";

    public static IReadOnlyList<NavigationEntry> Citizen { get; } =
        [new("/", "place.home"), new(Matters, "place.matters", "/apply"), new(Cases, "place.cases"), new(Wallet, "place.wallet")];

    public const string Studio = "/studio";

    public static IReadOnlyList<NavigationEntry> Staff { get; } = [new(Desk, "place.desk")];

    /// <summary>The places of the window: it also helps people back into their accounts.</summary>
    public static IReadOnlyList<NavigationEntry> Clerk { get; } = [.. Staff, new("/desk/mobile", "place.renew-mobile")];

    /// <summary>The places of those who keep the catalogue: they have no cases.</summary>
    public static IReadOnlyList<NavigationEntry> Editor { get; } =
        [new(Studio, "place.studio"), new(Departments, "place.departments"), new(Matters, "place.matters")];

    public const string Departments = "/operations/departments";
    public const string Operations = "/operations";
    public const string DeadLetters = "/operations/dead-letters";

    /// <summary>The places of those who run the installation: they have no cases either.</summary>
    public static IReadOnlyList<NavigationEntry> Operator { get; } =
    [
        new(DeadLetters, "place.dead-letters"), new(Departments, "place.departments"), new("/operations/staff", "place.posts"),
        new("/operations/rights", "place.rights"), new("/operations/seals", "place.seals"), new("/operations/clients", "place.clients"),
        new("/operations/retention", "place.retention"), new("/operations/privacy", "place.processing"),
    ];

    /// <summary>The place of those who read the trail.</summary>
    public static IReadOnlyList<NavigationEntry> Auditor { get; } = [new("/audit", "place.audit"), new("/operations/rights", "place.rights")];
    /// <summary>The places of those who give the posts of a department: they have no cases either.</summary>
    public static IReadOnlyList<NavigationEntry> Administrator { get; } = [new("/operations/staff", "place.posts"), new("/operations/rights", "place.rights")];

    public static IReadOnlyList<NavigationEntry> Foot { get; } =
    [
        new(Help, "place.help"), new(Halls, "place.halls"), new(Items, "place.items"), new(Policies, "place.policies"), new(Verify, "place.verify"),
        new(Promises, "place.promises"), new("/privacy", "place.privacy"), new(Accessibility, "place.accessibility"), new("/open-data", "place.open-data"),
        new("/staff/signin", "place.desk-sign-in"),
    ];

    /// <summary>The entries for a post; each post has one navigation.</summary>
    public static IReadOnlyList<NavigationEntry> Of(PostRole? role) => role switch
    {
        PostRole.Clerk => Clerk,
        PostRole.Editor => Editor,
        PostRole.Operator => Operator,
        PostRole.Auditor => Auditor,
        PostRole.Administrator => Administrator,
        _ => Staff,
    };

    /// <summary>Those of the entries that this build of the product has pages for.</summary>
    public static IEnumerable<NavigationEntry> Standing(this SiteMap site, IEnumerable<NavigationEntry> entries) =>
        entries.Where(e => e.Path == "/" || site.Has(e.Path));
}
