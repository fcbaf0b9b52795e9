using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using OneStop.Pdf.Signatures;
using OneStop.Pdf.Tests.Samples;

namespace OneStop.Pdf.Tests.Signatures;

public sealed class VerificationTests
{
    private static readonly byte[] Licence = FoodLicence.Sign(Keys.Seal);
    private static readonly SignedRange Range = SignedRange.Find(Licence)!.Value;

    [Fact]
    public void No_single_byte_can_be_changed_without_being_noticed()
    {
        var random = new Random(1);
        var everywhere = Enumerable.Range(0, 1500).Select(_ => random.Next(Licence.Length));
        var around = Enumerable.Range(Range.GapStart - 200, Range.GapEnd - Range.GapStart + 700);
        foreach (var at in everywhere.Concat(around).Append(0).Append(Licence.Length - 1))
            foreach (var mask in new byte[] { 0x01, 0x20 })
                Check(Change(at, b => (byte)(b ^ mask))).ShouldNotBe(SignatureVerdict.Valid, $"byte {at} ^ {mask}");
    }

    [Fact]
    public void A_changed_page_is_altered() =>
        Check(Change(Range.GapStart / 2, b => (byte)~b)).ShouldBe(SignatureVerdict.Altered);

    [Fact]
    public void Anything_after_the_signed_bytes_is_named_as_added()
    {
        Check([.. Licence, (byte)'\n']).ShouldBe(SignatureVerdict.AddedAfterSigning);
        var update = "\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 2 >>\nstartxref\n0\n%%EOF\n"u8;
        Check([.. Licence, .. update]).ShouldBe(SignatureVerdict.AddedAfterSigning);
    }

    [Fact]
    public void A_second_signature_over_everything_does_not_hide_what_was_added()
    {
        var forged = FoodLicence.Sign(Stranger());
        Check([.. Licence, .. forged]).ShouldBe(SignatureVerdict.AddedAfterSigning);
    }

    [Fact]
    public void A_signature_taken_from_another_document_does_not_fit()
    {
        var other = FoodLicence.Sign(Keys.Seal, "JY29901020099999");
        var range = SignedRange.Find(other)!.Value;
        byte[] swapped = [.. other[..range.GapStart], .. Licence[Range.GapStart..Range.GapEnd], .. other[range.GapEnd..]];
        swapped.Length.ShouldBe(other.Length);
        Check(swapped).ShouldBe(SignatureVerdict.Altered);
    }

    [Fact]
    public void A_stranger_with_the_same_names_is_not_trusted()
    {
        var report = PdfSignatureCheck.Verify(FoodLicence.Sign(Stranger()), Keys.Roots);
        report.Verdict.ShouldBe(SignatureVerdict.UntrustedSigner);
        report.SignerName.ShouldBe("东湖市市场监督管理局");
        PdfSignatureCheck.Verify(Licence, []).Verdict.ShouldBe(SignatureVerdict.UntrustedSigner);
    }

    [Fact]
    public void A_certificate_that_had_run_out_when_it_signed_is_not_trusted()
    {
        using var expired = Keys.Authority.Issue("东湖市市场监督管理局", null, FoodLicence.Issued.AddMonths(-6), FoodLicence.Issued.AddDays(-1));
        PdfSignatureCheck.Verify(FoodLicence.Sign(expired), Keys.Roots).Verdict.ShouldBe(SignatureVerdict.UntrustedSigner);
    }

    [Fact]
    public void The_authoritys_own_key_does_not_sign_documents()
    {
        using var root = SealKey.FromPfx(Keys.Authority.ToPfx("x"), "x");
        PdfSignatureCheck.Verify(FoodLicence.Sign(root), Keys.Roots).Verdict.ShouldBe(SignatureVerdict.UntrustedSigner);
    }

    [Fact]
    public void Documents_without_a_signature_and_files_that_are_no_documents_are_told_apart()
    {
        Check(FoodLicence.Draw().Document.Save()).ShouldBe(SignatureVerdict.NotSigned);
        Check([]).ShouldBe(SignatureVerdict.Malformed);
        Check("PK\x03\x04 not a pdf"u8.ToArray()).ShouldBe(SignatureVerdict.Malformed);
        Check(Licence[..^100]).ShouldBe(SignatureVerdict.Malformed);
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
        var document = new PdfDocument(new PdfInfo("/ByteRange [0 10 20 30] /Contents <00>", "甲", "乙", "zh-CN", FoodLicence.Issued));
        var page = document.AddPage();
        var seal = new Pdf.Seals.OfficialSeal("东湖市公安局", TestFonts.SongBold);
        var file = PdfSigner.Sign(document, new SealedSignature(page, seal, 300, 300, FoodLicence.Issued, "测试"), Keys.Seal);
        Check(file).ShouldBe(SignatureVerdict.Valid);
    }

    [Fact]
    public void Hostile_files_never_throw_and_are_never_valid()
    {
        var random = new Random(7);
        for (var round = 0; round < 4000; round++)
        {
            var file = Licence.ToArray();
            var near = random.Next(2) == 0;
            for (var changes = random.Next(1, 12); changes > 0; changes--)
                file[near ? random.Next(Range.GapStart - 100, Range.GapEnd + 200) : random.Next(file.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                file = file[..random.Next(file.Length)];
            if (!file.AsSpan().SequenceEqual(Licence))
                Check(file).ShouldNotBe(SignatureVerdict.Valid);
        }
    }

    [Fact]
    public void Hostile_signature_values_never_throw()
    {
        var random = new Random(8);
        var good = Range.Signature(Licence);
        for (var round = 0; round < 4000; round++)
        {
            var value = good.ToArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
                value[random.Next(round % 2 == 0 ? 80 : value.Length)] = (byte)random.Next(256);
            var file = Licence.ToArray();
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
        Check(FoodLicence.Sign(new SealKey(certificate))).ShouldBe(SignatureVerdict.UntrustedSigner);

        var small = new CertificateRequest("CN=甲", weak, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Check(FoodLicence.Sign(new SealKey(small.CreateSelfSigned(from, until)))).ShouldBe(SignatureVerdict.BadSignature);

        var broken = certificate.RawData;
        var keyUsage = broken.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x55, 0x1D, 0x0F, 0x01, 0x01, 0xFF, 0x04, 0x04]);
        broken[keyUsage + 8] = 0x04;
        var key = new SealKey(X509CertificateLoader.LoadCertificate(broken).CopyWithPrivateKey(curve));
        Check(FoodLicence.Sign(key)).ShouldBeOneOf(SignatureVerdict.UntrustedSigner, SignatureVerdict.BadSignature);
    }

    private static SignatureVerdict Check(byte[] file) => PdfSignatureCheck.Verify(file, Keys.Roots).Verdict;

    private static byte[] Change(int at, Func<byte, byte> change)
    {
        var file = Licence.ToArray();
        file[at] = change(file[at]);
        return file;
    }

    private static SealKey Stranger()
    {
        var (from, until) = (FoodLicence.Issued.AddYears(-1), FoodLicence.Issued.AddYears(4));
        return SealCertificateAuthority.Create("东湖市电子印章根证书", from, until).Issue("东湖市市场监督管理局", null, from, until);
    }
}
