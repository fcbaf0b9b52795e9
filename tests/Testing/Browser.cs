using System.Net;
using AngleSharp.Html.Parser;

namespace OneStop.Testing;

/// <summary>What a person's browser does without scripts: keeps cookies, follows redirects, fills in forms as they stand.</summary>
public sealed class Browser : IDisposable
{
    private static readonly HtmlParser Parser = new();
    private readonly HttpClientHandler handler = new() { UseCookies = true, CookieContainer = new() };
    private readonly HttpClient client;

    public Browser(Uri address)
    {
        client = new(handler) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    /// <summary>For what a page cannot say: API calls, odd headers. Shares the cookies.</summary>
    public HttpClient Http => client;

    public CookieContainer Cookies => handler.CookieContainer;

    public Task<Seen> Get(string path) => See(client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute)));

    /// <summary>Where a request leads, without going there.</summary>
    public async Task<string?> Redirects(string path)
    {
        using var own = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = handler.CookieContainer };
        using var once = new HttpClient(own) { BaseAddress = client.BaseAddress };
        using var response = await once.GetAsync(new Uri(path, UriKind.Relative));
        return response.Headers.Location?.ToString();
    }

    /// <summary>Fills in a form of a page that was seen, and sends it.</summary>
    public Task<Seen> Submit(Filled form)
    {
        var to = new Uri(form.Page.Address, form.Action);
        if (form.IsGet)
            return See(client.GetAsync(new Uri(to, "?" + string.Join('&',
                form.Fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}")))));
        return See(client.PostAsync(to, form.Content()));
    }

    /// <summary>Sends a form's fields as somebody would who writes requests by hand.</summary>
    public Task<Seen> Post(string path, params (string Name, string Value)[] fields) =>
        See(client.PostAsync(new Uri(path, UriKind.RelativeOrAbsolute), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))));

    /// <summary>Signs in on a sign-in page: its first form with fields <c>login</c> and <c>password</c>.</summary>
    public async Task<Seen> SignIn(string user, string password, string page = "/signin") =>
        await Submit((await Get(page)).Form("form:has([name=login])").With("login", user).With("password", password));

    /// <summary>What happens when the browser forgets, or the cookie's time is over.</summary>
    public void Lose(string cookie)
    {
        foreach (var kept in handler.CookieContainer.GetAllCookies().Where(c => c.Name == cookie))
            kept.Expired = true;
    }

    public void Prefer(string cookie, string value) => handler.CookieContainer.Add(client.BaseAddress!, new Cookie(cookie, value));

    public void Dispose()
    {
        client.Dispose();
        handler.Dispose();
    }

    private static async Task<Seen> See(Task<HttpResponseMessage> asked)
    {
        using var response = await asked;
        var html = await response.Content.ReadAsStringAsync();
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new((int)response.StatusCode, response.RequestMessage!.RequestUri!, headers, html, Parser.ParseDocument(html));
    }
}
