using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OneStop.Identity.SignInByIssuer;

namespace OneStop.Identity.Tests.SignInByIssuer;

/// <summary>What of an issuer's settings keeps the portal from starting.</summary>
public sealed class IssuerSettingsTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Code"] = "national", ["Authority"] = "https://issuer.example", ["ClientId"] = "a", ["Secret"] = "b", ["NameZh"] = "平台", ["NameEn"] = "Platform",
        ["Levels:0:Value"] = "face", ["Levels:0:NameZh"] = "人脸", ["Levels:0:NameEn"] = "face", ["Levels:0:RealName"] = "true",
    };

    [Fact]
    public void None_and_a_whole_one_are_fine()
    {
        new Issuers([]).Missing(isDemo: false).ShouldBeEmpty();
        Missing().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Authority", "http://issuer.example", "https only")]
    [InlineData("Authority", "issuer", ":Authority")]
    [InlineData("Code", "Nat/ional", ":Code")]
    [InlineData("ClientId", "", ":ClientId")]
    [InlineData("Secret", "", "either Secret or KeyFile")]
    [InlineData("KeyFile", "/x", "either Secret or KeyFile")]
    [InlineData("NameEn", "", ":NameZh, NameEn")]
    [InlineData("Levels:0:RealName", "false", "RealName true")]
    [InlineData("Levels:0:NameZh", "", ":Levels")]
    public void What_is_wrong_is_told(string setting, string value, string told) => Missing((setting, value)).ShouldHaveSingleItem().ShouldContain(told);

    [Fact]
    public void A_key_that_is_not_there_is_told() =>
        Missing(("Secret", ""), ("KeyFile", "/nowhere.pem")).ShouldHaveSingleItem().ShouldContain("no such file");

    [Fact]
    public void A_demo_may_do_without_https() => Read(("Authority", "http://issuer.example")).Missing(isDemo: true).ShouldBeEmpty();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_portal_signs_who_it_is_with_either_kind_of_key(bool elliptic)
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        var file = Path.GetTempFileName();
        try
        {
            var pem = elliptic ? ec.ExportPkcs8PrivateKeyPem() : rsa.ExportPkcs8PrivateKeyPem();
            await File.WriteAllTextAsync(file, pem, TestContext.Current.CancellationToken);
            var issuer = Read(("Secret", ""), ("KeyFile", file)).All.Single();
            var token = IssuerScheme.Assertion(issuer, "https://issuer.example", TimeProvider.System.GetUtcNow());
            var read = await new JsonWebTokenHandler().ValidateTokenAsync(token, new()
            {
                ValidIssuer = "a", ValidAudience = "https://issuer.example",
                IssuerSigningKey = elliptic ? new ECDsaSecurityKey(ec) : new RsaSecurityKey(rsa),
            });
            read.IsValid.ShouldBeTrue(read.Exception?.Message);
            read.Claims["sub"].ShouldBe("a");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IReadOnlyList<string> Missing(params (string Name, string Value)[] changed) => [.. Read(changed).Missing(isDemo: false)];

    private static Issuers Read(params (string Name, string Value)[] changed)
    {
        var settings = new Dictionary<string, string?>(Good);
        foreach (var (name, value) in changed)
            settings[name] = value;
        return Issuers.From(new ConfigurationBuilder().AddInMemoryCollection(
            settings.Select(s => KeyValuePair.Create($"OneStop:Issuers:0:{s.Key}", s.Value))).Build());
    }
}
