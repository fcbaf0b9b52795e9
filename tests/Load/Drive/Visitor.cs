using System.Net;
using System.Text.RegularExpressions;

namespace OneStop.Load.Drive;

/// <summary>One browser: cookies, a form token, and no patience for anything but the expected answer.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient http;
    private string token = "";

    public Visitor(Uri portal) => http = new(new SocketsHttpHandler
    {
        CookieContainer = new(), AllowAutoRedirect = false,
        MaxConnectionsPerServer = 1
    })
    { BaseAddress = portal, Timeout = TimeSpan.FromSeconds(30) };

    public async Task SignIn(string page, string user, string password)
    {
        await Page(page);
        var answer = await Post(page, new() { ["login"] = user, ["password"] = password });
        if (answer != HttpStatusCode.Redirect && answer != HttpStatusCode.SeeOther)
            throw new InvalidOperationException($"Sign-in of {user} was answered with {(int)answer}.");
    }

    public async Task ActFor(string enterprise)
    {
        var page = await Page("/acting");
        var choice = Regex.Match(page, $"<input[^>]*value=\"([0-9a-f-]{{36}})\"[^>]*>(?:(?!<input).)*{Regex.Escape(enterprise)}", RegexOptions.Singleline);
        await Post("/acting", new() { ["for"] = choice.Groups[1].Value });
        // A form's token says under whose name it was shown: from here on the enterprise's.
        await Page("/acting");
    }

    /// <summary>Gets a page and remembers its form token.</summary>
    public async Task<string> Page(string path)
    {
        using var answer = await http.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"GET {path} was answered with {(int)answer.StatusCode}.");
        var found = Regex.Match(text, "name=\"form-token\"[^>]*value=\"([^\"]+)\"");
        if (found.Success)
            token = found.Groups[1].Value;
        return text;
    }

    public async Task<HttpStatusCode> Post(string path, Dictionary<string, string> form)
    {
        form["form-token"] = token;
        using var content = new FormUrlEncodedContent(form);
        using var answer = await http.PostAsync(path, content);
        await answer.Content.CopyToAsync(Stream.Null);
        return answer.StatusCode;
    }

    public void Dispose() => http.Dispose();
}
