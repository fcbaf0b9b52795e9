using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using OneStop.Simulators.Registers;

namespace OneStop.Simulators.National;

/// <summary>
/// A national identity platform: an OpenID provider of its own, for code with PKCE alone. Whoever opens its page says which of the invented people they
/// are, and how well the platform has looked; nothing is checked, so it serves a demo and nothing else.
/// </summary>
internal static class NationalPlatform
{
    private static string Path => RegisterSystem.National.Path;

    public static void Add(IServiceCollection services, NationalSettings? settings)
    {
        if (settings is not null)
            services.AddSingleton(settings).AddSingleton<NationalTokens>();
    }

    public static void Map(WebApplication app, NationalSettings? settings)
    {
        if (settings is null)
            return;
        var platform = app.MapGroup(Path);
        platform.MapGet("/.well-known/openid-configuration", Discovery);
        platform.MapGet("/keys", (NationalTokens tokens) => Results.Ok(tokens.Keys()));
        platform.MapGet("/authorize", Ask);
        platform.MapPost("/authorize", Answer);
        platform.MapPost("/token", Token);
    }

    private static string Issuer(HttpRequest request) => $"{request.Scheme}://{request.Host}{Path}";

    private static IResult Discovery(HttpRequest request)
    {
        var issuer = Issuer(request);
        return Results.Ok(new
        {
            issuer,
            authorization_endpoint = issuer + "/authorize",
            token_endpoint = issuer + "/token",
            jwks_uri = issuer + "/keys",
            response_types_supported = (string[])["code"],
            response_modes_supported = (string[])["query"],
            grant_types_supported = (string[])["authorization_code"],
            subject_types_supported = (string[])["pairwise"],
            id_token_signing_alg_values_supported = (string[])["ES256"],
            token_endpoint_auth_methods_supported = (string[])["client_secret_post"],
            code_challenge_methods_supported = (string[])["S256"],
            scopes_supported = (string[])["openid", "identity"],
            claims_supported = (string[])["sub", "name", "id_number", "acr"],
            acr_values_supported = NationalPage.Levels.Select(l => l.Value),
        });
    }

    private static IResult Ask(HttpRequest request, NationalSettings settings, RegisterData data) =>
        Read(name => request.Query[name], settings) is { } asked
            ? Results.Text(NationalPage.Of(asked, settings.ClientId, data.People.Values), "text/html; charset=utf-8")
            : Problems.Of(400, "national.request", "Wrong client_id, redirect_uri, response_type, state or code_challenge.");

    private static async Task<IResult> Answer(HttpRequest request, NationalSettings settings, NationalTokens tokens, RegisterData data,
        CancellationToken cancel)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" || !request.HasFormContentType)
            return Problems.Of(403, "national.foreign", "This form is sent from its own page.");
        var form = await request.ReadFormAsync(cancel);
        if (Read(name => form[name], settings) is not { } asked)
            return Problems.Of(400, "national.request", "Wrong client_id, redirect_uri, response_type, state or code_challenge.");
        if (form["decision"] == "no")
            return Back(asked, "error", "access_denied");
        if (!data.People.TryGetValue(form["person"].ToString(), out var person) || NationalPage.Levels.All(l => l.Value != form["level"]))
            return Problems.Of(400, "national.person", "Nobody here has this number, or there is no such level.");
        return Back(asked, "code", tokens.Give(asked, person, form["level"].ToString()));
    }

    private static IResult Back(NationalRequest asked, string name, string value) =>
        Results.Redirect(QueryHelpers.AddQueryString(asked.Back, new Dictionary<string, string?> { [name] = value, ["state"] = asked.State }));

    private static async Task<IResult> Token(HttpRequest request, NationalSettings settings, NationalTokens tokens, CancellationToken cancel)
    {
        if (!request.HasFormContentType)
            return Wrong("invalid_request", 400);
        var form = await request.ReadFormAsync(cancel);
        if (form["client_id"] != settings.ClientId
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(form["client_secret"].ToString()), Encoding.UTF8.GetBytes(settings.Secret)))
            return Wrong("invalid_client", 401);
        if (form["grant_type"] != "authorization_code")
            return Wrong("unsupported_grant_type", 400);
        return tokens.Redeem(form["code"].ToString(), form["redirect_uri"].ToString(), form["code_verifier"].ToString(), Issuer(request), settings.ClientId)
            is { } token
            ? Results.Ok(new { access_token = RandomNumberGenerator.GetHexString(32), token_type = "Bearer", expires_in = 60, id_token = token })
            : Wrong("invalid_grant", 400);
    }

    private static IResult Wrong(string error, int status) => Results.Json(new { error }, statusCode: status);

    private static NationalRequest? Read(Func<string, string?> sent, NationalSettings settings) =>
        sent("client_id") == settings.ClientId && sent("response_type") == "code" && sent("redirect_uri") is { } back && settings.Back.Contains(back)
            && sent("state") is { Length: > 0 } state && sent("code_challenge_method") == "S256" && sent("code_challenge") is { Length: 43 } challenge
            ? new(back, state, sent("nonce") is { Length: > 0 } nonce ? nonce : null, challenge) : null;
}
