using Microsoft.AspNetCore.Http;

namespace OneStop.Identity.Sessions;

/// <summary>The family of a browser and its system in one of a few words: enough for its owner to know it again, too little to track anybody.</summary>
internal static class Devices
{
    public const string Other = "other";

    // The first that is named counts: browsers call themselves by the names of others, too.
    private static readonly (string Mark, string Word)[] Browsers =
        [("MicroMessenger", "wechat"), ("Edg", "edge"), ("Firefox", "firefox"), ("Chrome", "chrome"), ("Safari", "safari")];

    private static readonly (string Mark, string Word)[] Systems =
        [("HarmonyOS", "harmony"), ("Android", "android"), ("iPhone", "iphone"), ("iPad", "ipad"), ("Windows", "windows"), ("Mac OS", "mac"), ("Linux", "linux")];

    /// <summary>As kept: <c>chrome/windows</c>.</summary>
    public static string Of(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        return $"{Word(Browsers)}/{Word(Systems)}";

        string Word((string Mark, string Word)[] known) => known.FirstOrDefault(k => agent.Contains(k.Mark, StringComparison.Ordinal)).Word ?? Other;
    }
}
