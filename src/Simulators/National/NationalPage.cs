using System.Text;
using System.Text.Encodings.Web;
using OneStop.Simulators.Faults;
using OneStop.Simulators.Registers;

namespace OneStop.Simulators.National;

/// <summary>The one page of the platform.</summary>
internal static class NationalPage
{
    public static IReadOnlyList<(string Value, string Zh, string En)> Levels { get; } =
        [("face", "人脸核对过", "With a face check"), ("password", "只输了密码", "By password only")];

    public static string Of(NationalRequest asked, string clientId, IEnumerable<Person> people)
    {
        var options = new StringBuilder();
        foreach (var person in people)
            options.Append($"<option value=\"{person.IdNumber}\">{Text(person.Name)}（{person.BirthDate.Year}年）</option>");
        var levels = string.Concat(Levels.Select((level, i) => $"<label><input type=\"radio\" name=\"level\" value=\"{level.Value}\""
            + $"{(i == 0 ? " checked" : "")}> {level.Zh} <span lang=\"en\">{level.En}</span></label>"));
        (string Name, string? Value)[] sent =
        [
            ("client_id", clientId), ("response_type", "code"), ("redirect_uri", asked.Back), ("state", asked.State), ("nonce", asked.Nonce),
            ("code_challenge", asked.Challenge), ("code_challenge_method", "S256"),
        ];
        var hidden = string.Concat(sent.Where(f => f.Value is not null).Select(f => $"<input type=\"hidden\" name=\"{f.Name}\" value=\"{Text(f.Value!)}\">"));
        return $"""
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>国家网络身份认证（模拟） National identity platform (simulated)</title>
            <link rel="stylesheet" href="{FaultPage.Path}/style.css">
            </head>
            <body><main>
            <h1>国家网络身份认证（模拟）</h1>
            <p class="lead">演示用：选一个虚构的人，就当是本人。<span lang="en">For the demo: choose an invented person, and it is taken for them.</span></p>
            <form method="post" action="{RegisterSystem.National.Path}/authorize">
            {hidden}
            <p><label for="person">您是 <span lang="en">You are</span></label><br><select id="person" name="person">{options}</select></p>
            <fieldset><legend>怎么证明的 <span lang="en">How it was shown</span></legend>{levels}</fieldset>
            <p><button name="decision" value="yes">确认 <span lang="en">Confirm</span></button></p>
            <p><button class="quiet" name="decision" value="no">取消 <span lang="en">Cancel</span></button></p>
            </form>
            </main></body></html>
            """;
    }

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
