using OneStop.Pdf.Signatures;
using OneStop.Pdf.Tests.Samples;

namespace OneStop.Pdf.Tests.Documents;

/// <summary>Readers that are not ours open a signed licence.</summary>
public sealed class ReadersTests
{
    private static readonly byte[] Licence = FoodLicence.Sign(Keys.Seal);

    [Fact]
    public void Qpdf_finds_nothing_wrong()
    {
        var (exitCode, output) = Tool.Run("qpdf", Licence, "--check", "{}");
        output.ShouldContain("No syntax or stream encoding errors found");
        exitCode.ShouldBe(0, output);
        if (Environment.GetEnvironmentVariable("ONESTOP_PDF_SAMPLE") is { } path)
            File.WriteAllBytes(path, Licence);
        PdfSignatureCheck.Verify(Licence, Keys.Roots).Verdict.ShouldBe(SignatureVerdict.Valid);
    }
}
