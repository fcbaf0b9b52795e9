namespace OneStop.Pdf.Writing;

/// <summary>One resource dictionary serves all pages.</summary>
internal static class PdfResources
{
    /// <summary>Graphics state in which colours multiply, as ink on paper.</summary>
    public const string InkState = "Ink";

    public static string FormName(int index) => $"Fm{index}";

    public static string PictureName(int index) => $"Im{index}";

    public static PdfRef WriteTo(PdfWriter writer, PdfDocument document)
    {
        var fonts = document.Fonts.Select(font => (font.ResourceName, Id: font.WriteTo(writer))).ToList();
        var forms = document.Forms.Select((form, i) => (Name: FormName(i), Id: form.WriteTo(writer))).ToList();
        var pictures = document.Pictures.Select((picture, i) => (Name: PictureName(i), Id: picture.WriteTo(writer))).ToList();
        var id = writer.Begin();
        var output = writer.Output;
        output.Write("<< /Font <<"u8);
        foreach (var (name, font) in fonts)
            output.Write($" /{name} {font}");
        output.Write(" >> /XObject <<"u8);
        foreach (var (name, form) in forms.Concat(pictures))
            output.Write($" /{name} {form}");
        output.Write($" >> /ExtGState << /{InkState} << /Type /ExtGState /BM /Multiply >> >> >>");
        writer.End();
        return id;
    }
}
