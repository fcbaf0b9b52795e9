using OpenIddict.Abstractions;

namespace OneStop.SignOn.Protocol;

/// <summary>What a site may be told of a person. An ID number is in none of them.</summary>
internal static class KnownScopes
{
    public const string Profile = OpenIddictConstants.Scopes.Profile;

    /// <summary>For which enterprise the person acts.</summary>
    public const string Represent = "represent";

    /// <summary>Those that a person is asked about, in the order of the page.</summary>
    public static IReadOnlyList<string> Asked { get; } = [Profile, Represent];
}

/// <summary>Names of claims that are not the protocol's own.</summary>
internal static class KnownClaims
{
    /// <summary>
    /// 0: nobody has confirmed name and ID number; 1: the population register or an issuer trusted by the city has; 2: and the person holds the mobile they
    /// gave.
    /// </summary>
    public const string RealNameLevel = "real_name_level";
    public const string EnterpriseName = "enterprise_name";

    /// <summary>Unified social credit code (GB 32100).</summary>
    public const string EnterpriseCode = "enterprise_code";

    /// <summary>The session at one client; another one at every other client.</summary>
    public const string Session = "sid";

    /// <summary>What stays in codes and refresh tokens, which only we can open.</summary>
    public const string OwnAccount = "own_account", OwnSession = "own_session", OwnEnterprise = "own_enterprise";
}
