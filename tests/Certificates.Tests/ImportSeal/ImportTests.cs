using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OneStop.EventSourcing.Database;
using OneStop.Certificates.ImportSeal;
using OneStop.Certificates.Tests.World;
using OneStop.Certificates.VerifyCertificate;

namespace OneStop.Certificates.Tests.ImportSeal;

public sealed class ImportTests(City city)
{
    private static readonly DateTimeOffset From = TimeProvider.System.GetUtcNow().AddDays(-10), Until = From.AddYears(6);

    private SealImport Import => city.Get<SealImport>();

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_seal_of_a_licensed_authority_signs_and_is_believed(bool elliptic)
    {
        var department = elliptic ? "housing" : "natural-resources";
        await city.AsOwner("delete from certificates.seals where department = $1", Sql.P(department));

        using var root = Certificate($"某某根证书 {department}", null, authority: true, elliptic: true);
        using var issuing = Certificate($"某某签发证书 {department}", root, authority: true, elliptic: true);
        using var seal = Certificate("东湖市某局", issuing, authority: false, elliptic);
        var pfx = new X509Certificate2Collection { seal, issuing, root }.Export(X509ContentType.Pkcs12, "geheim")!;
        (await Code(department, pfx, "wrong")).ShouldBe("certificates.seal-unreadable");
        // On a page an authority that nobody knows yet is not believed; where the installation itself is in hand, it is.
        (await Code(department, pfx, "geheim", newAuthority: false)).ShouldBe("certificates.seal-authority");
        (await Code(department, pfx, "geheim")).ShouldBeNull();
        (await Code(department, pfx, "geheim", newAuthority: false)).ShouldBeNull();

        await using var node = city.AnotherNode();
        var held = await city.Issued(granted: Grants.FoodLicence(department: department));
        var verdict = (await node.GetRequiredService<VerifyCertificateHandler>().ByFile(await city.Bytes(held.Id), null, default)).Value;
        verdict.Ruling.ShouldBe(Ruling.Valid, string.Join(", ", verdict.Checks.Select(c => c.Title)));
    }

    [Fact]
    public async Task The_list_of_the_command_line_says_whose_seal_holds_until_when()
    {
        using var output = new StringWriter();
        (await SealVerb.Run(city.Services, ["list"], output, TextWriter.Null, default)).ShouldBe(0);
        var lines = output.ToString().Split('\n');
        lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["DEPARTMENT", "SEAL", "FROM", "UNTIL", "AUTHORITY"]);
        lines.ShouldContain(l => l.StartsWith("market-regulation ", StringComparison.Ordinal) && l.Contains("20", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_seal_without_its_authority_is_not_let_in()
    {
        using var root = Certificate("没有带上的根证书", null, authority: true, elliptic: true);
        using var seal = Certificate("东湖市某局", root, authority: false, elliptic: true);
        (await Code("health", seal.Export(X509ContentType.Pkcs12, "geheim"), "geheim")).ShouldBe("certificates.seal-chain");
        (await Code("health", [1, 2, 3], "")).ShouldBe("certificates.seal-unreadable");
    }

    [Fact]
    public async Task A_seal_that_could_not_be_used_is_not_let_in()
    {
        using var root = Certificate("某某根证书 废", null, authority: true, elliptic: true);
        using var seal = Certificate("东湖市某局", root, authority: false, elliptic: true);
        using var bare = X509CertificateLoader.LoadCertificate(seal.RawData);
        using var ended = Certificate("东湖市某局", root, authority: false, elliptic: true, until: From.AddDays(5));
        byte[] Pfx(X509Certificate2 one) => new X509Certificate2Collection { one, root }.Export(X509ContentType.Pkcs12, "geheim")!;
        using var publicRoot = X509CertificateLoader.LoadCertificate(root.RawData);
        var keyless = new X509Certificate2Collection { bare, publicRoot }.Export(X509ContentType.Pkcs12, "geheim")!;
        (await Code("nobody", Pfx(seal), "geheim")).ShouldBe("certificates.seal-department");
        (await Code("health", keyless, "geheim")).ShouldBe("certificates.seal-no-key");
        (await Code("health", Pfx(ended), "geheim")).ShouldBe("certificates.seal-dates");
    }

    private async Task<string?> Code(string department, byte[] pfx, string password, bool newAuthority = true) =>
        (await Import.Import(department, pfx, password, newAuthority)).Succeeded(out _, out var refused) ? null : refused[0].Code;

    private static X509Certificate2 Certificate(string name, X509Certificate2? issuer, bool authority, bool elliptic, DateTimeOffset? until = null)
    {
        using AsymmetricAlgorithm key = elliptic ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : RSA.Create(2048);
        var request = key is RSA rsa
            ? new CertificateRequest($"CN={name}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest($"CN={name}", (ECDsa)key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(authority, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(authority ? X509KeyUsageFlags.KeyCertSign : X509KeyUsageFlags.DigitalSignature, true));
        if (issuer is null)
            return request.CreateSelfSigned(From, Until);
        using var signer = issuer.GetECDsaPrivateKey()!;
        using var bare = request.Create(issuer.SubjectName, X509SignatureGenerator.CreateForECDsa(signer), From, until ?? Until,
            RandomNumberGenerator.GetBytes(8));
        return key is RSA r ? bare.CopyWithPrivateKey(r) : bare.CopyWithPrivateKey((ECDsa)key);
    }
}
