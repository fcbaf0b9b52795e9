using System.Security.Claims;
using System.Text.Encodings.Web;
using OneStop.Simulators.Faults;

namespace OneStop.Simulators.Sites;

/// <summary>The one page of the site.</summary>
internal static class SitePage
{
    public static string Of(ClaimsPrincipal user, bool leftUnsigned) =>
        $"""
        <!doctype html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>公积金网上厅 Housing fund</title>
        <link rel="stylesheet" href="{FaultPage.Path}/style.css">
        </head>
        <body><main>
        <h1>公积金网上厅</h1>
        <p class="lead">一个部门自己的网站，用一站办的账号登录。<span lang="en">A department's own site; people sign in with the platform.</span></p>
        {(user.Identity?.IsAuthenticated == true ? Known(user) : Nobody(leftUnsigned))}
        </main></body></html>
        """;

    private static string Nobody(bool leftUnsigned) =>
        $"""
        {(leftUnsigned ? "<p>没有登录。<span lang=\"en\">You did not sign in.</span></p>" : "")}
        <p><a href="{DepartmentSite.Path}/signin">用一站办登录 <span lang="en">Sign in with the platform</span></a></p>
        """;

    private static string Known(ClaimsPrincipal user) =>
        $"""
        <p>您好，<strong>{Of(user, "name")}</strong>，{Level(Of(user, "real_name_level"))}{Enterprise(user)}。</p>
        <p>您在这里的编号：<code>{Of(user, "sub")}</code> <span lang="en">Your number here; another department has another one.</span></p>
        <form method="post" action="{DepartmentSite.Path}/signout"><button>退出 <span lang="en">Sign out</span></button></form>
        """;

    private static string Level(string level) => level switch
    {
        "2" => "身份和手机号都核实过",
        "1" => "身份核实过",
        _ => "身份还没有核实",
    };

    private static string Enterprise(ClaimsPrincipal user) => Of(user, "enterprise_name") is { Length: > 0 } name ? "，现在替" + name + "办事" : "";

    private static string Of(ClaimsPrincipal user, string claim) => HtmlEncoder.Default.Encode(user.FindFirst(claim)?.Value ?? "");
}
