using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OneStop.Testing;

namespace OneStop.SignOn.Tests;

/// <summary>What a token endpoint answers.</summary>
internal sealed record Answer(int Status, JsonObject Body)
{
    public string? this[string name] => Body[name]?.ToString();

    public string Error => this["error"] ?? "";

    public string Access => this["access_token"] ?? throw new InvalidOperationException(Body.ToJsonString());

    public string Refresh => this["refresh_token"] ?? throw new InvalidOperationException(Body.ToJsonString());

    public JsonWebToken Id => new(this["id_token"] ?? throw new InvalidOperationException(Body.ToJsonString()));
}

/// <summary>A department's site, by hand: what it asks for, and what it does with a code.</summary>
internal sealed class Site(SignOnPortal portal, Guid id, string clientId, string? secret) : IDisposable
{
    public const string Home = "https://site.example/";
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    public Guid Id { get; } = id;

    public string ClientId { get; } = clientId;

    public string? Secret { get; set; } = secret;

    public string Verifier { get; } = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    public string Challenge => Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>The address to which the site sends the person's browser.</summary>
    public string Address(string scope = "openid profile offline_access", params (string Name, string? Value)[] changed)
    {
        var sent = new Dictionary<string, string?>
        {
            ["client_id"] = ClientId,
            ["response_type"] = "code",
            ["redirect_uri"] = Home + "back",
            ["scope"] = scope,
            ["state"] = "from-here",
            ["nonce"] = "n-1",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changed)
            sent[name] = value;
        return QueryHelpers.AddQueryString("/connect/authorize", sent.Where(s => s.Value is not null));
    }

    /// <summary>Sends somebody through, who agrees when asked.</summary>
    /// <returns>What came back in the address.</returns>
    public async Task<IReadOnlyDictionary<string, string>> Visit(
        Browser browser, string scope = "openid profile offline_access", params (string Name, string? Value)[] changed)
    {
        var page = await browser.Get(Address(scope, changed));
        if (page.All("form button[value=yes]").Count > 0)
            page = await browser.Submit(page.Form("form:has(button[value=yes])").Press("decision", "yes"));
        return Back(page);
    }

    /// <summary>Where a page leads on to, as the site would read it.</summary>
    public static IReadOnlyDictionary<string, string> Back(Seen page)
    {
        var onward = page.Find("main a.btn")?.GetAttribute("href") ?? throw new InvalidOperationException(page.Text);
        page.Headers["Refresh"].ShouldBe("0; url=" + onward);
        onward.ShouldStartWith(Home);
        return QueryHelpers.ParseQuery(new Uri(onward).Query).ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
    }

    public async Task<Answer> SignIn(Browser browser, string scope = "openid profile offline_access") => await Redeem((await Visit(browser, scope))["code"]);

    public Task<Answer> Redeem(string code, string? verifier = null, string redirect = Home + "back") => Post("/connect/token",
        ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect), ("code_verifier", verifier ?? Verifier));

    public Task<Answer> Refresh(string token) => Post("/connect/token", ("grant_type", "refresh_token"), ("refresh_token", token));

    public async Task<bool> IsActive(string token) => (await Post("/connect/introspect", ("token", token))).Body["active"]?.GetValue<bool>() == true;

    public Task<Answer> Post(string path, params (string Name, string Value)[] fields) =>
        Send(path, [("client_id", ClientId), .. Secret is null ? [] : new[] { ("client_secret", Secret) }, .. fields]);

    /// <summary>Without saying who one is.</summary>
    public async Task<Answer> Send(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await http.PostAsync(new Uri(new Uri(portal.Issuer), path),
            new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        var text = await answer.Content.ReadAsStringAsync();
        return new((int)answer.StatusCode, text.Length == 0 ? [] : JsonSerializer.Deserialize<JsonObject>(text)!);
    }

    public async Task<JsonObject> Get(string path) => (await http.GetFromJsonAsync<JsonObject>(new Uri(new Uri(portal.Issuer), path)))!;

    public void Dispose() => http.Dispose();
}
