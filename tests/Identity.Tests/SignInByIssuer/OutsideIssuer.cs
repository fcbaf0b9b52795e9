using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OneStop.Identity.Tests.SignInByIssuer;

/// <summary>An issuer whose tokens a test can spoil. It asks nobody and sends straight back.</summary>
internal sealed class OutsideIssuer : IAsyncDisposable
{
    public const string ClientId = "the-portal", Secret = "a secret of the tests";

    private readonly ECDsa known = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly WebApplication app;
    private string? nonce;

    public OutsideIssuer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Use((context, next) =>
        {
            if (!IsAway)
                return next(context);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        });
        app.MapGet("/.well-known/openid-configuration", () => Results.Ok(new
        {
            issuer = Address,
            authorization_endpoint = Address + "/authorize",
            token_endpoint = Address + "/token",
            jwks_uri = Address + "/keys",
            response_types_supported = new[] { "code" },
            subject_types_supported = new[] { "public" },
            id_token_signing_alg_values_supported = new[] { "ES256" },
        }));
        app.MapGet("/keys", () => Results.Ok(new { keys = new[] { Jwk() } }));
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", Token);
        app.StartAsync().GetAwaiter().GetResult();
        Address = app.Urls.Single();
    }

    public string Address { get; }

    public bool IsAway { get; set; }

    /// <summary>What the token says of who signs in.</summary>
    public Dictionary<string, object> Says { get; private set; } = [];

    /// <summary>Spoils the next token.</summary>
    public Action<SecurityTokenDescriptor>? Spoil { get; private set; }

    public bool IsUnsigned { get; private set; }

    /// <summary>The token names an algorithm, and its signature is gone.</summary>
    public bool IsCut { get; private set; }

    public bool IsStrangersKey { get; private set; }

    /// <summary>What the next authorization answers instead of a code.</summary>
    public string? Error { get; private set; }

    /// <summary>Comes back with the state of somebody else.</summary>
    public string? OtherState { get; private set; }

    /// <summary>The last thing that the portal sent the browser here with, and sent itself.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Redeemed { get; private set; } = new Dictionary<string, string>();

    public void Next(string number, string name, string idNumber, string level = "face", Action<SecurityTokenDescriptor>? spoil = null, bool unsigned = false,
        bool cut = false, bool strangersKey = false, string? error = null, string? state = null)
    {
        Says = new() { ["sub"] = number, ["name"] = name, ["id_number"] = idNumber, ["acr"] = level };
        (Spoil, IsUnsigned, IsCut, IsStrangersKey, Error, OtherState, IsAway) = (spoil, unsigned, cut, strangersKey, error, state, false);
    }

    public IEnumerable<KeyValuePair<string, string>> Settings(string code = "national") =>
    [
        new("OneStop:Issuers:0:Code", code), new("OneStop:Issuers:0:Authority", Address), new("OneStop:Issuers:0:ClientId", ClientId),
        new("OneStop:Issuers:0:Secret", Secret), new("OneStop:Issuers:0:NameZh", "国家网络身份认证"), new("OneStop:Issuers:0:NameEn", "National identity"),
        new("OneStop:Issuers:0:Levels:0:Value", "face"), new("OneStop:Issuers:0:Levels:0:NameZh", "人脸"),
        new("OneStop:Issuers:0:Levels:0:NameEn", "face check"), new("OneStop:Issuers:0:Levels:0:RealName", "true"),
        new("OneStop:Issuers:0:Levels:1:Value", "password"), new("OneStop:Issuers:0:Levels:1:NameZh", "密码"),
        new("OneStop:Issuers:0:Levels:1:NameEn", "password"),
    ];

    private IResult Authorize(HttpRequest request)
    {
        Asked = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
        nonce = Asked.GetValueOrDefault("nonce");
        return Results.Redirect(QueryHelpers.AddQueryString(Asked["redirect_uri"], new Dictionary<string, string?>
        {
            [Error is null ? "code" : "error"] = Error ?? "a-code",
            ["state"] = OtherState ?? Asked["state"],
        }));
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        Redeemed = (await request.ReadFormAsync()).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Address, Audience = ClientId, IssuedAt = now, NotBefore = now, Expires = now.AddMinutes(5),
            Claims = new Dictionary<string, object>(Says) { ["nonce"] = nonce! },
            SigningCredentials = IsUnsigned ? null
                : new(new ECDsaSecurityKey(IsStrangersKey ? stranger : known) { KeyId = IsStrangersKey ? "other" : "known" }, "ES256"),
        };
        Spoil?.Invoke(token);
        var written = new JsonWebTokenHandler().CreateToken(token);
        if (IsCut)
            written = written[..(written.LastIndexOf('.') + 1)];
        return Results.Ok(new { access_token = "x", token_type = "Bearer", expires_in = 60, id_token = written });
    }

    private object Jwk()
    {
        var point = known.ExportParameters(false).Q;
        var (x, y) = (Base64UrlEncoder.Encode(point.X!), Base64UrlEncoder.Encode(point.Y!));
        return new { kty = "EC", crv = "P-256", alg = "ES256", use = "sig", kid = "known", x, y };
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        known.Dispose();
        stranger.Dispose();
    }
}
