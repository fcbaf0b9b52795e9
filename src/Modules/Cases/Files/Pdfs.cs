using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace OneStop.Cases.Files;

/// <summary>
/// Whether a PDF opens without a password and nothing in it acts. What acts is told by names, and a name counts only where it
/// is one: not in a string, not in a page's text, but also when it is written in escapes, lies in a compressed stream of
/// objects, or in an object that no table of the file lists.
/// </summary>
internal static class Pdfs
{
    /// <summary>Objects lie in one another so deep at most.</summary>
    private const int MostDepth = 100;

    private static readonly Dictionary<string, string> Acting = new(StringComparer.Ordinal)
    {
        ["JavaScript"] = "cases.file-script", ["JS"] = "cases.file-script",
        ["Launch"] = "cases.file-action", ["SubmitForm"] = "cases.file-action", ["ImportData"] = "cases.file-action",
        ["GoToR"] = "cases.file-action", ["GoToE"] = "cases.file-action",
        ["EmbeddedFile"] = "cases.file-attachment", ["EmbeddedFiles"] = "cases.file-attachment", ["FileAttachment"] = "cases.file-attachment",
        ["RichMedia"] = "cases.file-media", ["Rendition"] = "cases.file-media", ["Movie"] = "cases.file-media", ["3D"] = "cases.file-media",
        ["XFA"] = "cases.file-form",
    };

    /// <summary>Code of the refusal; null when nothing is wrong.</summary>
    public static string? Wrong(byte[] pdf)
    {
        var filters = new BoundedFilters();
        try
        {
            using var document = PdfDocument.Open(pdf, new ParsingOptions { UseLenientParsing = true, MaxStackDepth = MostDepth, FilterProvider = filters });
            if (document.NumberOfPages == 0)
                return "cases.file-no-page";
            var wrong = Listed(document).Concat(Scattered(pdf, document.IsEncrypted ? null : filters)).Select(Acting.GetValueOrDefault)
                .FirstOrDefault(w => w is not null);
            return filters.WentTooFar ? "cases.file-unpacks" : wrong;
        }
        catch (PdfDocumentEncryptedException)
        {
            return "cases.file-locked";
        }
#pragma warning disable CA1031 // Whatever a reader says of bytes that a stranger arranged: it cannot be opened.
        catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return filters.WentTooFar ? "cases.file-unpacks" : "cases.file-broken";
        }
    }

    /// <summary>Names in what a reader finds from the end of the file on.</summary>
    private static IEnumerable<string> Listed(PdfDocument document)
    {
        var structure = document.Structure;
        var met = new HashSet<IndirectReference>();
        var open = new Stack<IToken>(structure.CrossReferenceTable.ObjectOffsets.Keys.Select(r => new IndirectReferenceToken(r)));
        open.Push(structure.Catalog.CatalogDictionary);
        while (open.TryPop(out var token))
        {
            if (token is IndirectReferenceToken { Data: var reference })
            {
                if (met.Add(reference) && structure.TokenScanner.Get(reference)?.Data is { } found)
                    open.Push(found);
                continue;
            }

            foreach (var name in Names(token, open))
                yield return name;
        }
    }

    /// <summary>Names in all objects as they follow one another: where the tables of a file are broken, each reader mends them its own way.</summary>
    /// <param name="bytes">A file, or the objects of a stream.</param>
    /// <param name="filters">Null when streams are encrypted: those that a reader finds were looked at in clear.</param>
    private static IEnumerable<string> Scattered(ReadOnlyMemory<byte> bytes, BoundedFilters? filters)
    {
        var scanner = new CoreTokenScanner(new MemoryInputBytes(bytes), false, new StackDepthGuard(MostDepth), useLenientParsing: true);
        var open = new Stack<IToken>();
        DictionaryToken? before = null;
        while (scanner.MoveNext())
        {
            if (scanner.CurrentToken is OperatorToken { Data: "stream" })
            {
                var start = (int)scanner.CurrentTokenStart + "stream".Length;
                var length = bytes.Span[start..].IndexOf("endstream"u8);
                if (length < 0)
                    yield break;
                if (filters is not null && before is not null && Is(before, NameToken.ObjStm))
                {
                    foreach (var name in Scattered(Unpacked(before, bytes.Slice(start, length), filters), filters))
                        yield return name;
                }

                scanner.Seek(start + length);
                continue;
            }

            before = scanner.CurrentToken as DictionaryToken ?? before;
            open.Push(scanner.CurrentToken);
            while (open.TryPop(out var token))
            {
                foreach (var name in Names(token, open))
                    yield return name;
            }
        }
    }

    /// <summary>Names in a token itself; what lies in it is left to be looked at.</summary>
    private static IEnumerable<string> Names(IToken token, Stack<IToken> open)
    {
        switch (token)
        {
            case NameToken name:
                yield return name.Data;
                break;
            case DictionaryToken dictionary:
                // A stream of a file need not say that it is one; whoever has the file, does.
                if (dictionary.ContainsKey(NameToken.Ef) && (dictionary.ContainsKey(NameToken.F) || dictionary.ContainsKey(NameToken.Uf)))
                    yield return "EmbeddedFile";
                foreach (var (key, value) in dictionary.Data)
                {
                    yield return key;
                    open.Push(value);
                }

                break;
            case ArrayToken array:
                foreach (var item in array.Data)
                    open.Push(item);
                break;
            case StreamToken stream:
                open.Push(stream.StreamDictionary);
                break;
        }
    }

    private static bool Is(DictionaryToken dictionary, NameToken type) => dictionary.Data.GetValueOrDefault(NameToken.Type) is NameToken named && named == type;

    private static ReadOnlyMemory<byte> Unpacked(DictionaryToken dictionary, ReadOnlyMemory<byte> packed, BoundedFilters filters)
    {
        var lineEnd = packed.Span is [(byte)'\r', (byte)'\n', ..] ? 2 : packed.Span is [(byte)'\n' or (byte)'\r', ..] ? 1 : 0;
        return new StreamToken(dictionary, packed[lineEnd..].ToArray()).Decode(filters);
    }
}
