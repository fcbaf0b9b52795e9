using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OneStop.Simulators.Faults;

/// <summary><c>/admin/faults</c>: a page for people and JSON for scripts over the same switches.</summary>
internal static class FaultPage
{
    public const string Path = "/admin/faults";

    private static readonly IReadOnlyList<(FaultMode Mode, string Value, string Label)> Modes =
    [
        (FaultMode.Ok, "ok", "正常"),
        (FaultMode.Slow, "slow", "变慢"),
        (FaultMode.Down, "down", "停机（503）"),
        (FaultMode.Drop, "drop", "断开连接"),
        (FaultMode.Garbage, "garbage", "答非所问"),
    ];

    private static readonly string Style = ReadStyle();

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (HttpRequest request, FaultSwitches switches) => WantsJson(request) ? Results.Ok(State(switches)) : Html(switches));
        app.MapPost(Path, Change);
        app.MapGet(Path + "/style.css", () => Results.Text(Style, "text/css; charset=utf-8"));
    }

    private static async Task<IResult> Change(HttpRequest request, FaultSwitches switches, CancellationToken cancel)
    {
        // The page has no session to protect, but a foreign page in the same browser has no business here.
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
            return Problems.Of(403, "faults.foreign", "Faults are switched from this page or from a script.");

        string? name, mode;
        int? milliseconds;
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancel);
            (name, mode) = (form["system"], form["mode"]);
            milliseconds = int.TryParse(form["milliseconds"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : null;
        }
        else
        {
            try
            {
                var body = await request.ReadFromJsonAsync<Switch>(cancel);
                (name, mode, milliseconds) = (body?.System, body?.Mode, body?.Milliseconds);
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException)
            {
                return Problems.Of(400, "faults.not-json", "Send {\"system\", \"mode\", \"milliseconds\"} as application/json.");
            }
        }

        var system = RegisterSystem.All.FirstOrDefault(s => s.Name == name);
        if (system is null)
            return Problems.Of(400, "faults.unknown-system", $"The systems are: {string.Join(", ", RegisterSystem.All.Select(s => s.Name))}.");
        var chosen = Modes.FirstOrDefault(m => m.Value == mode);
        if (chosen.Value is null)
            return Problems.Of(400, "faults.unknown-mode", $"The modes are: {string.Join(", ", Modes.Select(m => m.Value))}.");
        milliseconds ??= 5000;
        if (milliseconds is < 0 or > FaultSwitches.LongestDelay)
            return Problems.Of(400, "faults.delay", $"milliseconds lies between 0 and {FaultSwitches.LongestDelay}.");

        switches[system] = new Fault(chosen.Mode, chosen.Mode == FaultMode.Slow ? milliseconds.Value : 0);
        return request.HasFormContentType ? Results.Redirect(Path) : Results.Ok(State(switches));
    }

    private static bool WantsJson(HttpRequest request) => !request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    private static IEnumerable<object> State(FaultSwitches switches) =>
        RegisterSystem.All.Select(system => new { system = system.Name, mode = switches[system].Mode, milliseconds = switches[system].Milliseconds });

    private static IResult Html(FaultSwitches switches)
    {
        var page = new StringBuilder();
        page.Append(
            $"""
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>部门系统开关 Department systems</title>
            <link rel="stylesheet" href="{Path}/style.css">
            </head>
            <body><main>
            <h1>部门系统开关</h1>
            <p class="lead">让一个部门的系统变慢、停机或出错，看看平台怎样应对。<span lang="en">Let one of the systems fail and see what the platform does.</span></p>
            """);
        foreach (var system in RegisterSystem.All)
            Append(page, system, switches[system]);
        page.Append("</main></body></html>");
        return Results.Text(page.ToString(), "text/html; charset=utf-8");
    }

    private static void Append(StringBuilder page, RegisterSystem system, Fault fault)
    {
        var now = Modes.First(m => m.Mode == fault.Mode).Label;
        page.Append(CultureInfo.InvariantCulture,
            $"""
            <form method="post" action="{Path}">
            <h2>{HtmlEncoder.Default.Encode(system.Zh)} <span lang="en">{HtmlEncoder.Default.Encode(system.En)}</span></h2>
            <p class="state {(fault.Mode == FaultMode.Ok ? "good" : "bad")}">现在：{now}{(fault.Mode == FaultMode.Slow ? $"，{fault.Milliseconds} 毫秒后才答" : "")}</p>
            <input type="hidden" name="system" value="{system.Name}">
            <fieldset><legend>改成</legend>
            """);
        foreach (var (mode, value, label) in Modes)
        {
            var chosen = mode == fault.Mode ? " checked" : "";
            page.Append(
                CultureInfo.InvariantCulture,
                $"""<label><input type="radio" name="mode" value="{value}"{chosen}> {label} <span lang="en">{value}</span></label>""");
        }

        var delay = fault.Mode == FaultMode.Slow ? fault.Milliseconds : 5000;
        page.Append(CultureInfo.InvariantCulture,
            $"""
            </fieldset>
            <label class="delay">慢多少毫秒 <input name="milliseconds" inputmode="numeric" value="{delay}"></label>
            <button>切换</button>
            </form>
            """);
    }

    private static string ReadStyle()
    {
        using var reader = new StreamReader(typeof(FaultPage).Assembly.GetManifestResourceStream("faults.css")!);
        return reader.ReadToEnd();
    }

    private sealed record Switch(string? System, string? Mode, int? Milliseconds);
}
