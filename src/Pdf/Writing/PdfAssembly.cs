using System.Security.Cryptography;
using OneStop.Pdf.Signatures;

namespace OneStop.Pdf.Writing;

/// <summary>Puts the whole file together.</summary>
internal static class PdfAssembly
{
    /// <param name="document">What to write.</param>
    /// <param name="signature">Where the signature will lie; its offsets are set here.</param>
    public static byte[] Write(PdfDocument document, SignatureSlot? signature)
    {
        using var writer = new PdfWriter();
        var output = writer.Output;
        var (catalog, tree) = (writer.Reserve(), writer.Reserve());
        var resources = PdfResources.WriteTo(writer, document);
        foreach (var page in document.Pages)
            page.Id = writer.Reserve();
        var field = signature?.WriteTo(writer);
        for (var i = 0; i < document.Pages.Count; i++)
            WritePage(writer, document.Pages[i], i, tree, resources, field is { } f && signature!.Page == document.Pages[i] ? f : null);

        writer.Begin(tree);
        output.Write($"<< /Type /Pages /Count {document.Pages.Count} /Kids [");
        foreach (var page in document.Pages)
            output.Write($" {page.Id}");
        output.Write(" ] >>"u8);
        writer.End();

        var structure = document.Structure.WriteTo(writer, document.Pages);
        var metadata = writer.RawStream("/Type /Metadata /Subtype /XML", XmpMetadata.For(document.Info));
        var profile = WriteProfile(writer);
        var files = document.Attachments.Select(file => (file.Name, Id: WriteAttachment(writer, file, document.Info.Created))).ToList();

        writer.Begin(catalog);
        output.Write($"<< /Type /Catalog /Pages {tree} /Metadata {metadata} /StructTreeRoot {structure} /MarkInfo << /Marked true >> /Lang ");
        output.Text(document.Info.Language);
        output.Write(" /ViewerPreferences << /DisplayDocTitle true >>"u8);
        output.Write(" /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"u8);
        output.Write($" /Info (sRGB IEC61966-2.1) /DestOutputProfile {profile} >>]");
        if (files.Count > 0)
            WriteFileNames(output, files);
        if (field is { } signed)
            output.Write($" /AcroForm << /Fields [{signed}] /SigFlags 3 >>");
        output.Write(" >>"u8);
        writer.End();

        writer.Finish(catalog, WriteInfo(writer, document.Info), Fingerprint(document));
        return output.ToArray();
    }

    private static void WritePage(PdfWriter writer, PdfPage page, int index, PdfRef tree, PdfRef resources, PdfRef? annotation)
    {
        var content = writer.Stream("", page.Content.Written);
        var output = writer.Begin(page.Id);
        output.Write($"<< /Type /Page /Parent {tree} /MediaBox [0 0 {page.Width} {page.Height}] /Resources {resources} /Contents {content}");
        output.Write($" /StructParents {index} /Tabs /S /Group << /S /Transparency /CS /DeviceRGB >>");
        if (annotation is { } field)
            output.Write($" /Annots [{field}]");
        output.Write(" >>"u8);
        writer.End();
    }

    /// <summary>Tells documents apart: what the pages show, and when they were made.</summary>
    private static string Fingerprint(PdfDocument document)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(XmpMetadata.For(document.Info));
        foreach (var page in document.Pages)
            hash.AppendData(page.Content.Written);
        return Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 16));
    }

    private static PdfRef WriteProfile(PdfWriter writer) =>
        writer.RawStream("/N 3 /Filter /FlateDecode", SrgbProfile.Deflated);

    private static PdfRef WriteAttachment(PdfWriter writer, Attachment file, DateTimeOffset created)
    {
        var mediaType = file.MediaType.Replace("/", "#2F", StringComparison.Ordinal);
        var date = PdfDate.Format(created);
        var parameters = $"<< /Size {file.Content.Length} /CreationDate ({date}) /ModDate ({date}) >>";
        var content = writer.Stream($"/Type /EmbeddedFile /Subtype /{mediaType} /Params {parameters}", file.Content.Span);
        var id = writer.Begin();
        var output = writer.Output;
        output.Write("<< /Type /Filespec /AFRelationship /Data /F "u8);
        output.Text(file.Name);
        output.Write(" /UF "u8);
        output.Text(file.Name);
        output.Write(" /Desc "u8);
        output.Text(file.Description);
        output.Write($" /EF << /F {content} /UF {content} >> >>");
        writer.End();
        return id;
    }

    private static void WriteFileNames(PdfBuffer output, List<(string Name, PdfRef Id)> files)
    {
        output.Write(" /AF ["u8);
        foreach (var (_, id) in files)
            output.Write($" {id}");
        output.Write("] /Names << /EmbeddedFiles << /Names ["u8);
        foreach (var (name, id) in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            output.Text(name);
            output.Write($" {id} ");
        }
        output.Write("] >> >>"u8);
    }

    private static PdfRef WriteInfo(PdfWriter writer, PdfInfo info)
    {
        var id = writer.Begin();
        var output = writer.Output;
        output.Write("<< /Title "u8);
        output.Text(info.Title);
        output.Write(" /Author "u8);
        output.Text(info.Author);
        output.Write(" /Subject "u8);
        output.Text(info.Subject);
        output.Write($" /Producer ({XmpMetadata.Producer}) /CreationDate ({PdfDate.Format(info.Created)}) /ModDate ({PdfDate.Format(info.Created)}) >>");
        writer.End();
        return id;
    }
}
