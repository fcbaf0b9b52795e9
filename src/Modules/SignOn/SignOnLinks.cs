using Microsoft.AspNetCore.Http;

namespace OneStop.SignOn;

/// <summary>Every address of this module, and those of other modules that it leads to.</summary>
internal static class SignOnLinks
{
    public const string Discovery = "/.well-known/openid-configuration";
    public const string PublicKeys = "/.well-known/jwks";
    public const string Authorize = "/connect/authorize";
    public const string Token = "/connect/token";
    public const string Introspect = "/connect/introspect";
    public const string Revoke = "/connect/revoke";
    public const string Device = "/connect/device";
    public const string Logout = "/connect/logout";

    /// <summary>Where a person types the code that a kiosk shows; short, because it is typed.</summary>
    public const string EnterCode = "/device";

    /// <summary>What a person has allowed to which site.</summary>
    public const string Sites = "/account/sites";

    public const string Clients = "/operations/clients";
    public const string AddClient = "/operations/clients/add";
    public const string Home = "/";
    public const string SignOut = "/signout";
    private const string SignIn = "/signin";
    private const string ChooseRepresented = "/acting";

    /// <summary>Whether an address is one of the protocol's.</summary>
    public static bool IsProtocol(PathString path) =>
        path.StartsWithSegments("/connect", StringComparison.Ordinal) || path == EnterCode || path == Discovery || path == PublicKeys;

    public static string Withdraw(Guid consent) => $"{Sites}/{consent}/withdraw";

    public static string Client(Guid client) => $"{Clients}/{client}";

    public static string ChangeClient(Guid client) => $"{Clients}/{client}/change";

    public static string RenewSecret(Guid client) => $"{Clients}/{client}/secret";

    public static string SuspendClient(Guid client) => $"{Clients}/{client}/suspend";

    public static string ResumeClient(Guid client) => $"{Clients}/{client}/resume";

    public static string EndClient(Guid client) => $"{Clients}/{client}/end";

    public static string ClientsAfter(string? after) => after is null ? Clients : Clients + QueryString.Create("after", after).Value;

    public static string ChooseRepresentedThen(string back) => ChooseRepresented + QueryString.Create("return", back).Value;

    /// <summary>The password once more, although somebody is signed in.</summary>
    public static string SignInAgainThen(string back) => SignIn + QueryString.Create("return", back).Add("again", "true").Value;
}
