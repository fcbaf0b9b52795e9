using OneStop.Pdf.Drawing;
using OneStop.Pdf.Fonts;
using OneStop.Pdf.Signatures;
using OneStop.Pdf.Writing;

namespace OneStop.Pdf;

/// <summary>What a document says about itself.</summary>
/// <param name="Title">Shown in the reader's title bar.</param>
/// <param name="Author">Who issues it.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Language">BCP 47, such as zh-CN.</param>
/// <param name="Created">When; the same time and content give the same bytes.</param>
public sealed record PdfInfo(string Title, string Author, string Subject, string Language, DateTimeOffset Created);

/// <summary>A file carried inside the document (PDF/A-3).</summary>
internal sealed record Attachment(string Name, ReadOnlyMemory<byte> Content, string MediaType, string Description);

/// <summary>
/// A document in the making: add pages, draw on them, then <see cref="Save"/> or <see cref="PdfSigner.Sign"/>.
/// The result is PDF 1.7, tagged, with all fonts embedded, and laid out for PDF/A-3b (ISO 19005-3). For one thread at a time.
/// </summary>
public sealed class PdfDocument(PdfInfo info)
{
    private readonly List<PdfPage> _pages = [];
    private readonly List<Attachment> _attachments = [];
    private readonly Dictionary<TrueTypeFont, EmbeddedFont> _fonts = [];
    private readonly List<Form> _forms = [];
    private readonly List<Picture> _pictures = [];

    internal PdfInfo Info { get; } = info;

    internal IReadOnlyList<PdfPage> Pages => _pages;

    internal StructureTree Structure { get; } = new();

    internal IReadOnlyList<Attachment> Attachments => _attachments;

    internal IReadOnlyCollection<EmbeddedFont> Fonts => _fonts.Values;

    internal IReadOnlyList<Form> Forms => _forms;

    internal IReadOnlyList<Picture> Pictures => _pictures;

    /// <summary>A blank page after the others.</summary>
    /// <param name="size">A4 upright unless said otherwise.</param>
    public PdfPage AddPage(PageSize? size = null)
    {
        var page = new PdfPage(this, size ?? PageSize.A4);
        _pages.Add(page);
        return page;
    }

    /// <summary>Carries a file inside the document: the data behind what the pages show (ISO 19005-3, 6.8).</summary>
    /// <param name="name">Its file name.</param>
    /// <param name="content">The file's bytes; not copied until the document is saved or signed.</param>
    /// <param name="mediaType">Such as application/json.</param>
    /// <param name="description">What it is, in the document's language.</param>
    public void Attach(string name, ReadOnlyMemory<byte> content, string mediaType, string description) =>
        _attachments.Add(new Attachment(name, content, mediaType, description));

    /// <summary>The finished file without a signature. The same content and time of creation give the same bytes.</summary>
    public byte[] Save() => PdfAssembly.Write(this, signature: null);

    internal EmbeddedFont FontOf(TrueTypeFont font)
    {
        if (!_fonts.TryGetValue(font, out var embedded))
            _fonts[font] = embedded = new EmbeddedFont(font, _fonts.Count);
        return embedded;
    }

    /// <returns>The form's name among the document's resources.</returns>
    internal string NameOf(Form form)
    {
        if (!_forms.Contains(form))
            _forms.Add(form);
        return PdfResources.FormName(_forms.IndexOf(form));
    }

    /// <returns>The picture's name among the document's resources.</returns>
    internal string NameOf(Picture picture)
    {
        if (!_pictures.Contains(picture))
            _pictures.Add(picture);
        return PdfResources.PictureName(_pictures.IndexOf(picture));
    }
}
