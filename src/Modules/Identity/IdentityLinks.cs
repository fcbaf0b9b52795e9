using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using OneStop.Domain;

namespace OneStop.Identity;

/// <summary>Every address of this module, and those of other modules that a sign-in leads to.</summary>
internal static class IdentityLinks
{
    public const string Home = "/";
    public const string SignIn = "/signin";
    public const string SignInStaff = "/staff/signin";
    public const string SignOut = "/signout";
    public const string RegisterPerson = "/register";
    public const string EnterCode = "/register/code";
    public const string RegisterEnterprise = "/register/enterprise";
    public const string Account = "/account";
    public const string ConfirmMobile = "/account/mobile";
    public const string Sites = "/account/sites";
    public const string VerifyIdentity = "/account/verify";
    public const string ChooseRepresented = "/acting";
    public const string Passkeys = "/account/passkeys";
    public const string Sessions = "/account/sessions";
    public const string Prove = "/account/prove";
    public const string TwoStep = "/account/two-step";
    private const string SignInCode = "/staff/signin/code";
    private const string ByText = "/signin/text";
    public const string SetPassword = "/account/password/new";
    public const string RenewMobile = "/desk/mobile";
    private const string Issuer = "/signin/issuer/";
    private const string Passkey = "/signin/passkey";
    private const string Password = "/password";
    private const string Registered = "/registered";
    public const string Data = "/account/data";
    public const string Consents = "/account/consents";
    public const string Looks = "/account/looks";
    public const string Halls = "/halls";
    public const string Posts = "/operations/staff";
    public const string AddStaff = "/operations/staff/add";
    public const string Mandates = "/account/mandates";
    public const string MandatesGiven = Mandates + "?view=given";
    public const string GiveMandate = "/account/mandates/give";
    public const string AddChild = "/account/mandates/child";
    private const string Bodies = "/account/bodies";
    public const string Rights = "/operations/rights";
    private const string Desk = "/desk";

    /// <param name="given">Those that one gave; else those that one holds.</param>
    /// <param name="after">The last row of the page before.</param>
    public static string MandatesAfter(bool given, string after) => With(given ? MandatesGiven : Mandates, "after", after);

    public static string Mandate(Guid id) => $"{Mandates}/{id}";

    public static string AnswerMandate(Guid id) => Mandate(id) + "/answer";

    public static string EndMandate(Guid id) => Mandate(id) + "/end";

    public static string ConfirmMandate(Guid id) => Mandate(id) + "/confirm";

    /// <summary>Everybody who acts for a body.</summary>
    public static string Operators(Guid body) => $"{Bodies}/{body}/operators";

    /// <param name="after">The last row of the page before.</param>
    public static string OperatorsAfter(Guid body, string after) => With(Operators(body), "after", after);

    public static string NameOperator(Guid body) => Operators(body) + "/add";

    /// <param name="department">Only its posts; null for all.</param>
    /// <param name="after">The last row of the page before.</param>
    public static string PostsOf(string? department, string? after = null) => With(With(Posts, "department", department), "after", after);

    /// <summary>The report of who may do what, as chosen.</summary>
    public static string RightsOf(string? department, string? role, string? day, bool all, string? after) =>
        With(With(With(With(With(Rights, "department", department), "role", role), "day", day), "all", all ? "true" : null), "after", after);

    public static string AddStaffTo(string? department) => With(AddStaff, "department", department);

    public static string Post(Guid post) => $"{Posts}/{post}";

    public static string EndPost(Guid post) => $"{Posts}/{post}/end";

    public static string ChangePostEnd(Guid post) => $"{Posts}/{post}/until";

    public static string AgreePost(Guid post) => $"{Posts}/{post}/agree";

    public static string RefusePost(Guid post) => $"{Posts}/{post}/refuse";

    /// <summary>Another post for whoever holds this one.</summary>
    public static string GivePost(Guid post) => $"{Posts}/{post}/give";

    public static string SignInWithPasskey(bool staff, string? back) =>
        With(staff ? Passkey + "?staff=true" : Passkey, "return", back is null or Home ? null : back);

    public static string SignInStaffThen(string? back) => With(SignInStaff, "return", back);

    public static string SignInByTextThen(string? back) => With(ByText, "return", back is Home ? null : back);

    /// <param name="issuer">Its code.</param>
    /// <param name="back">Where to go on afterwards.</param>
    /// <param name="again">The issuer shall ask once more.</param>
    public static string SignInByIssuer(string issuer, string? back, bool again = false) =>
        With(With(Issuer + issuer, "again", again ? "true" : null), "return", back is Home ? null : back);

    /// <summary>Where an issuer sends people back to; it is registered there.</summary>
    public static string IssuerBack(string issuer) => Issuer + issuer + "/back";

    public static string SignInCodeThen(string? back) => With(SignInCode, "return", back);

    public static string ProveThen(string back) => Then(Prove, back);

    public static string EndPasskey(string id) => $"{Passkeys}/{id}/end";

    public static string SignInThen(string back) => Then(SignIn, back);

    public static string RegisterPersonThen(string back) => Then(RegisterPerson, back);

    public static string RegisteredThen(string back) => Then(Registered, back);

    public static string RegisterEnterpriseThen(string back) => Then(RegisterEnterprise, back);

    public static string ChooseRepresentedThen(string back) => Then(ChooseRepresented, back);

    public static string ChangePassword(bool staff) => staff ? Password + "?staff=true" : Password;

    /// <summary>The front of the citizens' or the officials' site.</summary>
    public static string Front(bool staff) => staff ? Desk : Home;

    /// <summary>Where an official begins the day.</summary>
    public static string Landing(PostRole role) => role switch
    {
        PostRole.Clerk or PostRole.Reviewer => Desk,
        PostRole.Editor => "/studio",
        PostRole.Operator => "/operations/dead-letters",
        PostRole.Auditor => "/audit",
        PostRole.Administrator => Posts,
        _ => Account,
    };

    private static string With(string path, string name, string? value) => value is null ? path : QueryHelpers.AddQueryString(path, name, value);

    // A way back to the front page goes without saying.
    private static string Then(string path, string back) => back == Home ? path : path + QueryString.Create("return", back).Value;
}
