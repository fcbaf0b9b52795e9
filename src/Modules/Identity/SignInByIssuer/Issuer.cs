using Microsoft.Extensions.Configuration;

namespace OneStop.Identity.SignInByIssuer;

/// <summary>An outside issuer whose word on who somebody is the city trusts: one entry of the section <c>OneStop:Issuers</c>.</summary>
internal sealed class Issuer
{
    /// <summary>Short name in addresses and in the database; never changed afterwards.</summary>
    public string Code { get; init; } = "";

    /// <summary>Address below which the discovery document lies.</summary>
    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    /// <summary>What the portal proves itself with; or <see cref="KeyFile"/>.</summary>
    public string Secret { get; init; } = "";

    /// <summary>A P-256 or RSA key in PEM, with which the portal signs who it is (private_key_jwt).</summary>
    public string KeyFile { get; init; } = "";

    public string NameZh { get; init; } = "";

    public string NameEn { get; init; } = "";

    /// <summary>Asked for besides <c>openid</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    public string NameClaim { get; init; } = "name";

    public string NumberClaim { get; init; } = "id_number";

    public string LevelClaim { get; init; } = "acr";

    public IReadOnlyList<IssuerLevel> Levels { get; init; } = [];

    public Bilingual Name => new(NameZh, NameEn);

    public string Scheme => "issuer-" + Code;

    public string? RealNameLevel => Levels.FirstOrDefault(l => l.RealName)?.Value;

    public IssuerLevel? Level(string? value) => Levels.FirstOrDefault(l => l.Value == value);
}

/// <summary>How well the issuer has looked at who somebody is.</summary>
internal sealed class IssuerLevel
{
    /// <summary>As the claim has it.</summary>
    public string Value { get; init; } = "";

    public string NameZh { get; init; } = "";

    public string NameEn { get; init; } = "";

    /// <summary>The issuer has seen to it that name and number are those of who signs in.</summary>
    public bool RealName { get; init; }

    public Bilingual Name => new(NameZh, NameEn);
}

/// <summary>All of them; most cities have none.</summary>
internal sealed class Issuers(IReadOnlyList<Issuer> all)
{
    public IReadOnlyList<Issuer> All { get; } = all;

    public Issuer? Find(string? code) => All.FirstOrDefault(i => i.Code == code);

    public static Issuers From(IConfiguration configuration) => new(configuration.GetSection("OneStop:Issuers").Get<Issuer[]>() ?? []);

    /// <summary>What keeps the portal from starting, each as a sentence.</summary>
    public IEnumerable<string> Missing(bool isDemo)
    {
        for (var i = 0; i < All.Count; i++)
        {
            var (issuer, at) = (All[i], $"OneStop:Issuers:{i}");
            if (issuer.Code is not { Length: > 0 and <= 32 } || !issuer.Code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
                yield return $"{at}:Code — small letters, digits and dashes, at most 32; it stands in addresses and must not change";
            else if (All.Take(i).Any(o => o.Code == issuer.Code))
                yield return $"{at}:Code — another issuer is called {issuer.Code}, too";
            if (!Uri.TryCreate(issuer.Authority, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
                yield return $"{at}:Authority — the address of the issuer";
            else if (!isDemo && address.Scheme != Uri.UriSchemeHttps)
                yield return $"{at}:Authority — an issuer is trusted over https only";
            if (issuer.ClientId.Length == 0)
                yield return $"{at}:ClientId — the number under which the issuer knows this portal";
            if ((issuer.Secret.Length == 0) == (issuer.KeyFile.Length == 0))
                yield return $"{at} — either Secret or KeyFile, with which the portal proves itself";
            else if (issuer.KeyFile.Length > 0 && !File.Exists(issuer.KeyFile))
                yield return $"{at}:KeyFile — there is no such file";
            if (issuer.NameZh.Length == 0 || issuer.NameEn.Length == 0)
                yield return $"{at}:NameZh, NameEn — what people call it, in Chinese and English";
            if (issuer.RealNameLevel is null)
                yield return $"{at}:Levels — at least one with RealName true; without it nobody's identity would count";
            if (issuer.Levels.Any(l => l.Value.Length == 0 || l.NameZh.Length == 0 || l.NameEn.Length == 0))
                yield return $"{at}:Levels — each has Value, NameZh and NameEn";
        }
    }
}
