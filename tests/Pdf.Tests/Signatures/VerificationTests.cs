using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using OneStop.Pdf.Seals;
using OneStop.Pdf.Signatures;
using OneStop.Pdf.Tests.Samples;
using OneStop.Pdf.Text;

namespace OneStop.Pdf.Tests.Signatures;

public sealed class VerificationTests
{
    private static readonly OfficialSeal Seal = new("东湖市政务服务中心", TestFonts.SongBold);
    private static readonly byte[] Signed = Letter(Keys.Seal);
    private static readonly SignedRange Range = SignedRange.Find(Signed)!.Value;

    [Fact]
    public void No_single_byte_can_be_changed_without_being_noticed()
    {
        var random = new Random(1);
        var everywhere = Enumerable.Range(0, 1000).Select(_ => random.Next(Signed.Length));
        var around = Enumerable.Range(Range.GapStart - 200, Range.GapEnd - Range.GapStart + 700);
        foreach (var at in everywhere.Concat(around).Append(0).Append(Signed.Length - 1))
        {
            // Another digit, or the same letter in the other case.
            var mask = (byte)(char.IsAsciiLetter((char)Signed[at]) ? 0x20 : 0x01);
            Check(Change(at, b => (byte)(b ^ mask))).ShouldNotBe(SignatureVerdict.Valid, $"byte {at} ^ {mask}");
        }
    }

    [Fact]
    public void A_changed_page_is_altered() =>
        Check(Change(Range.GapStart / 2, b => (byte)~b)).ShouldBe(SignatureVerdict.Altered);

    [Fact]
    public void Anything_after_the_signed_bytes_is_named_as_added()
    {
        Check([.. Signed, (byte)'\n']).ShouldBe(SignatureVerdict.AddedAfterSigning);
        var update = "\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 2 >>\nstartxref\n0\n%%EOF\n"u8;
        Check([.. Signed, .. update]).ShouldBe(SignatureVerdict.AddedAfterSigning);
    }

    [Fact]
    public void A_second_signature_over_everything_does_not_hide_what_was_added()
    {
        var forged = Letter(Stranger());
        Check([.. Signed, .. forged]).ShouldBe(SignatureVerdict.AddedAfterSigning);
    }

    [Fact]
    public void A_signature_taken_from_another_document_does_not_fit()
    {
        var other = Letter(Keys.Seal, "另一份回执");
        var range = SignedRange.Find(other)!.Value;
        byte[] swapped = [.. other[..range.GapStart], .. Signed[Range.GapStart..Range.GapEnd], .. other[range.GapEnd..]];
        swapped.Length.ShouldBe(other.Length);
        Check(swapped).ShouldBe(SignatureVerdict.Altered);
    }

    [Fact]
    public void A_stranger_with_the_same_names_is_not_trusted()
    {
        var report = PdfSignatureCheck.Verify(Letter(Stranger()), Keys.Roots);
        report.Verdict.ShouldBe(SignatureVerdict.UntrustedSigner);
        report.SignerName.ShouldBe("东湖市市场监督管理局");
        PdfSignatureCheck.Verify(Signed, []).Verdict.ShouldBe(SignatureVerdict.UntrustedSigner);
    }

    [Fact]
    public void A_certificate_that_had_run_out_when_it_signed_is_not_trusted()
    {
        using var expired = Keys.Authority.Issue("东湖市市场监督管理局", null, FoodLicence.Issued.AddMonths(-6), FoodLicence.Issued.AddDays(-1));
        PdfSignatureCheck.Verify(Letter(expired), Keys.Roots).Verdict.ShouldBe(SignatureVerdict.UntrustedSigner);
    }

    [Fact]
    public void The_authoritys_own_key_does_not_sign_documents()
    {
        using var root = SealKey.FromPfx(Keys.Authority.ToPfx("x"), "x");
        PdfSignatureCheck.Verify(Letter(root), Keys.Roots).Verdict.ShouldBe(SignatureVerdict.UntrustedSigner);
    }

    [Fact]
    public void Documents_without_a_signature_and_files_that_are_no_documents_are_told_apart()
    {
        Check(Unsigned().Document.Save()).ShouldBe(SignatureVerdict.NotSigned);
        Check([]).ShouldBe(SignatureVerdict.Malformed);
        Check("PK\x03\x04 not a pdf"u8.ToArray()).ShouldBe(SignatureVerdict.Malformed);
        Check(Signed[..^100]).ShouldBe(SignatureVerdict.Malformed);
        Check(new byte[PdfSignatureCheck.LargestFile + 1]).ShouldBe(SignatureVerdict.Malformed);
    }

    [Theory]
    [InlineData("/ByteRange [0 1 2")]
    [InlineData("/ByteRange [0 -5 99999999999 4]")]
    [InlineData("/ByteRange [0 2147483647 2147483647 2147483647]")]
    [InlineData("/ByteRange [0 9 11 0] /Contents <>")]
    [InlineData("/Contents <00> /ByteRange [0 20 24 2147483647]")]
    [InlineData("/ByteRange")]
    [InlineData("/SubFilter /ETSI.CAdES.detached")]
    public void Broken_byte_ranges_are_malformed(string entries) =>
        Check(Encoding.ASCII.GetBytes("%PDF-1.7\n" + entries)).ShouldBe(SignatureVerdict.Malformed);

    [Fact]
    public void Words_in_a_title_that_look_like_a_byte_range_do_not_disturb()
    {
        Check(Letter(Keys.Seal, "/ByteRange [0 10 20 30] /Contents <00>")).ShouldBe(SignatureVerdict.Valid);
    }

    [Fact]
    public void Hostile_files_never_throw_and_are_never_valid()
    {
        var random = new Random(7);
        for (var round = 0; round < 1500; round++)
        {
            var file = Signed.ToArray();
            var near = random.Next(2) == 0;
            for (var changes = random.Next(1, 12); changes > 0; changes--)
                file[near ? random.Next(Range.GapStart - 100, Range.GapEnd + 200) : random.Next(file.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                file = file[..random.Next(file.Length)];
            if (!file.AsSpan().SequenceEqual(Signed))
                Check(file).ShouldNotBe(SignatureVerdict.Valid);
        }
    }

    [Fact]
    public void Hostile_signature_values_never_throw()
    {
        var random = new Random(8);
        var good = Range.Signature(Signed);
        for (var round = 0; round < 1500; round++)
        {
            var value = good.ToArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
                value[random.Next(round % 2 == 0 ? 80 : value.Length)] = (byte)random.Next(256);
            var file = Signed.ToArray();
            Encoding.ASCII.GetBytes(Convert.ToHexString(value), file.AsSpan(Range.GapStart + 1));
            if (!value.AsSpan().SequenceEqual(good))
                Check(file).ShouldNotBe(SignatureVerdict.Valid);
        }
        Check([.. "%PDF-1.7\n"u8, .. RandomNumberGenerator.GetBytes(5000)]).ShouldBe(SignatureVerdict.NotSigned);
    }

    [Fact]
    public void Strange_keys_and_broken_certificates_never_throw()
    {
        var (from, until) = (FoodLicence.Issued.AddYears(-1), FoodLicence.Issued.AddYears(1));
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        using var weak = RSA.Create(1024);
        var large = new CertificateRequest("CN=甲", curve, HashAlgorithmName.SHA256);
        large.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        var certificate = large.CreateSelfSigned(from, until);
        Check(Letter(new SealKey(certificate))).ShouldBe(SignatureVerdict.UntrustedSigner);

        var small = new CertificateRequest("CN=甲", weak, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Check(Letter(new SealKey(small.CreateSelfSigned(from, until)))).ShouldBe(SignatureVerdict.BadSignature);

        var broken = certificate.RawData;
        var keyUsage = broken.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x55, 0x1D, 0x0F, 0x01, 0x01, 0xFF, 0x04, 0x04]);
        broken[keyUsage + 8] = 0x04;
        var verdict = Check(Letter(new Forger(X509CertificateLoader.LoadCertificate(broken), curve)));
        verdict.ShouldBeOneOf(SignatureVerdict.UntrustedSigner, SignatureVerdict.BadSignature);
    }

    private static SignatureVerdict Check(byte[] file) => PdfSignatureCheck.Verify(file, Keys.Roots).Verdict;

    private static byte[] Change(int at, Func<byte, byte> change)
    {
        var file = Signed.ToArray();
        file[at] = change(file[at]);
        return file;
    }

    private static byte[] Letter(IPdfSigner signer, string title = "受理回执")
    {
        var (document, page) = Unsigned(title);
        return PdfSigner.Sign(document, new SealedSignature(page, Seal, 400, 600, FoodLicence.Issued, "受理"), signer);
    }

    private static (PdfDocument Document, PdfPage Page) Unsigned(string title = "受理回执")
    {
        var document = new PdfDocument(new PdfInfo(title, "东湖市政务服务中心", "", "zh-CN", FoodLicence.Issued));
        var page = document.AddPage();
        page.Text("您的申请已经受理。", 72, 100, new TextStyle(TestFonts.Song, 14));
        return (document, page);
    }

    private static SealKey Stranger()
    {
        var (from, until) = (FoodLicence.Issued.AddYears(-1), FoodLicence.Issued.AddYears(4));
        return SealCertificateAuthority.Create("东湖市电子印章根证书", from, until).Issue("东湖市市场监督管理局", null, from, until);
    }

    /// <summary>Signs with any certificate, fitting or not.</summary>
    private sealed class Forger(X509Certificate2 certificate, ECDsa key) : IPdfSigner
    {
        public X509Certificate2 Certificate => certificate;

        public int MaxSignatureSize => 4096;

        public byte[] Sign(ReadOnlySpan<byte> digest) => CmsWriter.Write(
            certificate, digest, CmsOids.EcdsaWithSha256, data => key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }
}
