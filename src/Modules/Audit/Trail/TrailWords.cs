using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Web;

namespace OneStop.Audit.Trail;

/// <summary>A row in the reader's words.</summary>
/// <param name="names">Of the officials among the accounts.</param>
internal sealed class TrailWords(Texts t, ICatalog catalog, IReadOnlyDictionary<Guid, string> names)
{
    /// <summary>Digits of an account's id that are shown: enough to see that two rows are one account's.</summary>
    private const int Shown = 8;

    public string What(TrailRow row)
    {
        // Of an event, whatever its version.
        var code = row.What.LastIndexOf(".v", StringComparison.Ordinal) is > 0 and var at && row.What[(at + 2)..].All(char.IsAsciiDigit)
            ? row.What[..at] : row.What;
        return t.Has("audit.what." + code) ? t["audit.what." + code] : t.Has("looks.purpose." + code) ? t["looks.purpose." + code] : code;
    }

    public string Who(TrailRow row) => row switch
    {
        { Account: null, What: "certificates.verified" } => t["audit.who.anyone"],
        { Account: { } account } when account == CommandContext.RobotAccount || account == Guid.Empty => t["audit.who.platform"],
        { Account: { } account } => Account(account),
        { Kind: "sign-in" } => t["audit.who.unknown"],
        _ => t["audit.who.not-recorded"],
    };

    public string? Post(TrailRow row) => row.Post is { } post ? Of(post) : null;

    /// <summary>What it was about, as people quote it.</summary>
    public string About(TrailRow row) => row.Kind is "account" or "sign-in" ? "" : Guid.TryParse(row.About, out var account) ? Account(account) : row.About;

    public string Detail(TrailRow row) => row.Kind == "right" && row.Detail.Split('/').Length == 3 ? Of(Domain.Post.Parse(row.Detail)) : row.Detail;

    public string Account(Guid account) => names.GetValueOrDefault(account) ?? t["audit.account", account.ToString()[^Shown..]];

    private string Of(Post post) => t["audit.post",
        catalog.Departments.FirstOrDefault(d => d.Code == post.Department) is { } department ? t.Of(department.ShortName) : post.Department,
        t["account.role." + post.Role.ToString().ToLowerInvariant()]];
}
