using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using OneStop.Pdf.Signatures;
using OneStop.Pdf.Tests.Samples;

namespace OneStop.Pdf.Tests.Signatures;

public sealed class SigningTests
{
    public static TheoryData<string> Keykinds { get; } = ["ecdsa", "rsa"];

    [Theory]
    [MemberData(nameof(Keykinds))]
    public void Poppler_says_that_the_signature_is_valid_and_covers_the_whole_document(string kind)
    {
        var (_, output) = Tool.Run("pdfsig", FoodLicence.Sign(KeyOf(kind)), "{}");
        output.ShouldContain("Signature is Valid.");
        output.ShouldContain("Total document signed");
        output.ShouldContain("ETSI.CAdES.detached");
        output.ShouldContain("SHA-256");
        output.ShouldContain("Dec 01 2026 01:30:00");
    }

    [Theory]
    [MemberData(nameof(Keykinds))]
    public void The_platforms_own_CMS_reader_accepts_it(string kind)
    {
        var file = FoodLicence.Sign(KeyOf(kind));
        var range = SignedRange.Find(file).ShouldNotBeNull();
        byte[] content = [.. file[..range.GapStart], .. file[range.GapEnd..]];

        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.Decode(range.Signature(file));

        Should.NotThrow(() => cms.CheckSignature(verifySignatureOnly: true));
        cms.SignerInfos[0].SignedAttributes.Cast<System.Security.Cryptography.CryptographicAttributeObject>().Select(a => a.Oid.Value)
            .ShouldBe([CmsOids.ContentType, CmsOids.MessageDigest, CmsOids.SigningCertificateV2], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Keykinds))]
    public void A_signed_licence_is_valid_and_tells_who_signed_it_and_when(string kind)
    {
        var key = KeyOf(kind);
        var report = PdfSignatureCheck.Verify(FoodLicence.Sign(key), Keys.Roots);
        report.Verdict.ShouldBe(SignatureVerdict.Valid);
        report.SignerName.ShouldBe(key.Certificate.GetNameInfo(X509NameType.SimpleName, false));
        report.SigningTime.ShouldBe(FoodLicence.Issued);
        report.Certificate!.Thumbprint.ShouldBe(key.Certificate.Thumbprint);
    }

    [Fact]
    public void Keys_and_authorities_survive_being_stored()
    {
        using var authority = SealCertificateAuthority.FromPfx(Keys.Authority.ToPfx("口令"), "口令");
        using var seal = SealKey.FromPfx(Keys.Seal.ToPfx("口令"), "口令");
        PdfSignatureCheck.Verify(FoodLicence.Sign(seal), [authority.Root]).IsValid.ShouldBeTrue();
        authority.Root.HasPrivateKey.ShouldBeFalse();
    }

    [Fact]
    public void A_seals_certificate_may_sign_documents_and_nothing_else()
    {
        var usage = Keys.Seal.Certificate.Extensions.OfType<X509KeyUsageExtension>().Single();
        usage.KeyUsages.ShouldBe(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation);
        Keys.Seal.Certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority.ShouldBeFalse();
        Keys.Seal.Certificate.Subject.ShouldContain("11990102MB1A2B3C4D");
    }

    [Fact]
    public void One_key_signs_on_many_threads()
    {
        var files = new byte[32][];
        Parallel.For(0, files.Length, i => files[i] = FoodLicence.Sign(Keys.Seal, $"JY2990102002{i:D4}"));
        files.ShouldAllBe(file => PdfSignatureCheck.Verify(file, Keys.Roots).IsValid);
    }

    private static SealKey KeyOf(string kind) => kind == "rsa" ? Keys.RsaSeal : Keys.Seal;
}
