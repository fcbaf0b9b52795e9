using System.Text.Json;

namespace OneStop.Web;

/// <summary>What somebody may do: each page and endpoint names one. What it is for, in words, is the text <c>right.{code}</c>.</summary>
public enum Right
{
    ReadSite,
    ReadOpenData,
    CheckCertificates,
    ComeIn,
    SignInElsewhere,
    WatchHealth,
    SeeDesign,
    KeepOwnAccount,
    KeepOwnIdentity,
    KeepOwnMandates,
    KeepOwnData,
    KeepOwnSites,
    Apply,
    FollowOwnCases,
    KeepOwnCertificates,
    KeepSecondStep,
    LookAtCases,
    FindCases,
    TakeIn,
    DecideItems,
    WriteCatalogue,
    PublishCatalogue,
    SeeWhatIsMissing,
    GivePosts,
    ReadRights,
    KeepSeals,
    KeepClients,
    KeepRunning,
    ReadProcessing,
    ReadTrail,
    RenewMobiles,
}

/// <summary>Behind the door: which of the things there somebody sees or changes. The words are the text <c>scope.{code}</c>.</summary>
public enum RightScope
{
    /// <summary>The same for everybody, and nobody's in particular.</summary>
    Same,

    /// <summary>One's own, or that of whom one acts for.</summary>
    Own,

    /// <summary>Of every department, in the region of the post.</summary>
    Region,

    /// <summary>Of the post's department, in the region of the post.</summary>
    DepartmentInRegion,

    /// <summary>Of the post's department, in all regions.</summary>
    OwnDepartment,

    /// <summary>Of all departments and regions.</summary>
    Everything,
}

/// <summary>Names of rights and scopes as texts and documents have them.</summary>
public static class RightCodes
{
    /// <summary>E.g. <c>look-at-cases</c>.</summary>
    public static string Code(this Right right) => JsonNamingPolicy.KebabCaseLower.ConvertName(right.ToString());

    /// <summary>E.g. <c>department-in-region</c>.</summary>
    public static string Code(this RightScope scope) => JsonNamingPolicy.KebabCaseLower.ConvertName(scope.ToString());
}
