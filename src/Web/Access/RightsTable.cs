using OneStop.Domain;

namespace OneStop.Web;

/// <summary>Who has a right, and over what.</summary>
public sealed record RightHolder(Who Who, RightScope Scope);

/// <summary>One right.</summary>
/// <param name="Holders">Everybody who has it; who is not named has not.</param>
public sealed record RightRow(Right Right, params IReadOnlyList<RightHolder> Holders);

/// <summary>
/// The one table of who may do what. A page names the right, nothing else; the scope is kept by the use case behind it (which has tests of
/// its own) and told here for people. The report of posts, docs/rights.md and the walk over all endpoints read this table.
/// </summary>
public static class RightsTable
{
    private static readonly RightHolder Everybody = new(Who.Anyone, RightScope.Same), OwnApplicant = new(Who.Applicant, RightScope.Own);

    public static IReadOnlyList<RightRow> Rows { get; } =
    [
        new(Right.ReadSite, Everybody),
        new(Right.ReadOpenData, Everybody),
        new(Right.CheckCertificates, Everybody),
        new(Right.ComeIn, Everybody),
        new(Right.SignInElsewhere, Everybody),
        new(Right.WatchHealth, Everybody),
        new(Right.SeeDesign, new RightHolder(Who.Demo, RightScope.Same)),
        new(Right.KeepOwnAccount, new RightHolder(Who.SignedIn, RightScope.Own)),
        new(Right.KeepOwnIdentity, OwnApplicant),
        new(Right.KeepOwnMandates, OwnApplicant),
        new(Right.KeepOwnData, OwnApplicant),
        new(Right.KeepOwnSites, OwnApplicant),
        new(Right.Apply, OwnApplicant),
        new(Right.FollowOwnCases, OwnApplicant),
        new(Right.KeepOwnCertificates, OwnApplicant),
        new(Right.KeepSecondStep, new RightHolder(Who.Staff, RightScope.Own)),
        new(Right.LookAtCases, new(Who.Clerk, RightScope.Region), new(Who.Reviewer, RightScope.DepartmentInRegion)),
        new(Right.FindCases, new(Who.Clerk, RightScope.Region), new(Who.Reviewer, RightScope.DepartmentInRegion)),
        new(Right.TakeIn, new RightHolder(Who.Clerk, RightScope.Region)),
        new(Right.DecideItems, new RightHolder(Who.Reviewer, RightScope.DepartmentInRegion)),
        new(Right.WriteCatalogue, new RightHolder(Who.Editor, RightScope.Everything)),
        new(Right.PublishCatalogue, new RightHolder(Who.Editor, RightScope.Everything)),
        new(Right.SeeWhatIsMissing, new(Who.Editor, RightScope.Everything), new(Who.Operator, RightScope.Everything)),
        new(Right.GivePosts, new(Who.Operator, RightScope.Everything), new(Who.Administrator, RightScope.DepartmentInRegion)),
        new(Right.ReadRights, new(Who.Operator, RightScope.Everything), new(Who.Auditor, RightScope.Everything),
            new(Who.Administrator, RightScope.OwnDepartment)),
        new(Right.KeepSeals, new RightHolder(Who.Operator, RightScope.Everything)),
        new(Right.KeepClients, new RightHolder(Who.Operator, RightScope.Everything)),
        new(Right.KeepRunning, new RightHolder(Who.Operator, RightScope.Everything)),
        new(Right.ReadProcessing, new RightHolder(Who.Operator, RightScope.Everything)),
        new(Right.ReadTrail, new RightHolder(Who.Auditor, RightScope.Everything)),
        new(Right.RenewMobiles, new RightHolder(Who.Clerk, RightScope.Everything)),
    ];

    private static readonly Dictionary<Right, RightRow> ByRight = Rows.ToDictionary(r => r.Right);

    /// <exception cref="KeyNotFoundException">The right has no row: nobody may have it by chance.</exception>
    public static RightRow Of(Right right) => ByRight[right];

    /// <summary>What a role gives beyond what everybody, whoever is signed in and every official has.</summary>
    public static IEnumerable<(Right Right, RightScope Scope)> Of(PostRole role) =>
        from row in Rows
        from holder in row.Holders
        where holder.Who.ToString() == role.ToString()
        select (row.Right, holder.Scope);

    /// <summary>A right in the reader's words.</summary>
    public static string Words(this Texts t, Right right) => t["right." + right.Code()];

    /// <summary>Over what, in the reader's words.</summary>
    public static string Words(this Texts t, RightScope scope) => t["scope." + scope.Code()];
}
