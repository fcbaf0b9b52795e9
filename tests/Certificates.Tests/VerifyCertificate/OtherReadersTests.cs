using System.Diagnostics;
using OneStop.Certificates.Tests.World;
using OneStop.Contracts.Certificates;

namespace OneStop.Certificates.Tests.VerifyCertificate;

/// <summary>Other people's PDF readers believe what we issue.</summary>
public sealed class OtherReadersTests(City city)
{
    [Fact]
    public async Task Poppler_finds_the_signature_valid_over_the_whole_document_and_reads_the_text()
    {
        var bytes = await city.Bytes((await city.Issued()).Id);
        var signature = await Run("pdfsig", bytes, "{}");
        signature.ShouldContain("Signature is Valid");
        signature.ShouldContain("Total document signed");
        var text = await Run("pdftotext", bytes, "-layout", "{}", "-");
        text.ShouldContain(Grants.Holder);
        text.ShouldContain("食品经营许可证");
        text.ShouldContain(Grants.Uscc);

        bytes[bytes.AsSpan().IndexOf("/EmbeddedFile"u8) + 400] ^= 1;
        (await Run("pdfsig", bytes, "{}")).ShouldContain("Digest Mismatch");
    }

    [Fact]
    public async Task Qpdf_has_nothing_to_say_about_certificates_and_documents()
    {
        (await Run("qpdf", await city.Bytes((await city.Issued()).Id), "--check", "{}")).ShouldContain("No syntax or stream encoding errors found");
        var document = await city.Get<ICertificates>().Document(Grants.Acceptance(await city.Holder()));
        (await Run("qpdf", document.Value.Bytes, "--check", "{}")).ShouldContain("No syntax or stream encoding errors found");
    }

    private static async Task<string> Run(string tool, byte[] pdf, params string[] arguments)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            using var process = Process.Start(new ProcessStartInfo(tool, arguments.Select(a => a == "{}" ? file : a))
            {
                RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return output + await error;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
