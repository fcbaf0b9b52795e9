using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OneStop.EventSourcing.Database;
using OneStop.Certificates.Seals;
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
        await Should.ThrowAsync<CryptographicException>(() => Import.Import(department, pfx, "wrong"));
        await Import.Import(department, pfx, "geheim");
        await Import.Import(department, pfx, "geheim");

        await using var node = city.AnotherNode();
        var held = await city.Issued(granted: Grants.FoodLicence(department: department));
        var verdict = (await node.GetRequiredService<VerifyCertificateHandler>().ByFile(await city.Bytes(held.Id), null, default)).Value;
        verdict.Ruling.ShouldBe(Ruling.Valid, string.Join(", ", verdict.Checks.Select(c => c.Title)));
    }

    [Fact]
    public async Task A_seal_without_its_authority_is_not_let_in()
    {
        using var root = Certificate("没有带上的根证书", null, authority: true, elliptic: true);
        using var seal = Certificate("东湖市某局", root, authority: false, elliptic: true);
        var pfx = seal.Export(X509ContentType.Pkcs12, "geheim");
        (await Should.ThrowAsync<CryptographicException>(() => Import.Import("health", pfx, "geheim"))).Message.ShouldContain("up to its root");
        await Should.ThrowAsync<CryptographicException>(() => Import.Import("health", [1, 2, 3], ""));
    }

    private static X509Certificate2 Certificate(string name, X509Certificate2? issuer, bool authority, bool elliptic)
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
        using var bare = request.Create(issuer.SubjectName, X509SignatureGenerator.CreateForECDsa(signer), From, Until, RandomNumberGenerator.GetBytes(8));
        return key is RSA r ? bare.CopyWithPrivateKey(r) : bare.CopyWithPrivateKey((ECDsa)key);
    }
}
