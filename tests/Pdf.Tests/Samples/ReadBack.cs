using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace OneStop.Pdf.Tests.Samples;

/// <summary>A file of ours as a reader sees it that follows the file's own tables and shares no code with us (PdfPig).</summary>
internal sealed class ReadBack : IDisposable
{
    private readonly UglyToad.PdfPig.PdfDocument _file;

    public ReadBack(byte[] file)
    {
        _file = UglyToad.PdfPig.PdfDocument.Open(file, new ParsingOptions { UseLenientParsing = false });
        Page = _file.GetPage(1);
        Marked = [.. Page.GetMarkedContents().SelectMany(Below)];
        static IEnumerable<MarkedContentElement> Below(MarkedContentElement content) => content.Children.SelectMany(Below).Prepend(content);
    }

    /// <summary>The first page.</summary>
    public Page Page { get; }

    /// <summary>All marked content of the first page, whatever it lies in.</summary>
    public IReadOnlyList<MarkedContentElement> Marked { get; }

    public DictionaryToken Catalogue => _file.Structure.Catalog.CatalogDictionary;

    public IReadOnlyList<EmbeddedFile> Files => _file.Advanced.TryGetEmbeddedFiles(out var files) ? files : [];

    public byte[] Metadata => _file.TryGetXmpMetadata(out var metadata) ? metadata.GetXmlBytes().ToArray() : [];

    public DocumentInformation Information => _file.Information;

    /// <summary>The value behind a name, wherever in the file it lies.</summary>
    public T Get<T>(DictionaryToken dictionary, string name)
        where T : class, IToken => Follow<T>(dictionary.Data[name]);

    public T? Find<T>(DictionaryToken dictionary, string name)
        where T : class, IToken => dictionary.Data.TryGetValue(name, out var token) ? Follow<T>(token) : null;

    public T Follow<T>(IToken token)
        where T : class, IToken => (token is IndirectReferenceToken reference ? _file.Structure.GetObject(reference.Data).Data : token) as T
            ?? throw new InvalidDataException($"Expected {typeof(T).Name}, not {token}.");

    public byte[] Decoded(StreamToken stream) => stream.Decode(_file.Structure.FilterProvider, _file.Structure.TokenScanner).ToArray();

    /// <summary>The elements of the logical structure from the first to the last, each with its depth.</summary>
    public IEnumerable<(int Depth, DictionaryToken Element)> Structure()
    {
        var root = Get<DictionaryToken>(Catalogue, "StructTreeRoot");
        return Below(Get<DictionaryToken>(root, "K"), 0);

        IEnumerable<(int, DictionaryToken)> Below(DictionaryToken element, int depth)
        {
            yield return (depth, element);
            if (element.Data["K"] is not ArrayToken children)
                yield break;
            foreach (var child in children.Data.SelectMany(c => Below(Follow<DictionaryToken>(c), depth + 1)))
                yield return child;
        }
    }

    public void Dispose() => _file.Dispose();
}
