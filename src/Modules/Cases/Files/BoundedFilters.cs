using System.IO.Compression;
using System.Runtime.InteropServices;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace OneStop.Cases.Files;

/// <summary>
/// Unpacks what PDFs keep their objects in, up to a limit for one file: a few bytes can stand for gigabytes. What grows its
/// input and no writer of PDFs uses for objects is not unpacked at all.
/// </summary>
internal sealed class BoundedFilters : IFilterProvider
{
    /// <summary>Bytes for all streams of objects of a file. One of 10 MB that is full of forms has some two million.</summary>
    private const int Most = 32_000_000;

    private int left = Most;

    /// <summary>A reader may go on after it was stopped; whoever asked it looks here.</summary>
    public bool WentTooFar => left < 0;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bounded(DefaultFilterProvider.Instance.GetFilters(dictionary));
    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bounded(DefaultFilterProvider.Instance.GetNamedFilters(names));
    public IReadOnlyList<IFilter> GetAllFilters() => Bounded(DefaultFilterProvider.Instance.GetAllFilters());

    private List<IFilter> Bounded(IReadOnlyList<IFilter> filters) =>
        [.. filters.Select(f => f is AsciiHexDecodeFilter or Ascii85Filter ? f : new Counted(this, f))];

    private InvalidDataException TooFar()
    {
        left = -1;
        return new("The objects of this file unpack too far.");
    }

    private sealed class Counted(BoundedFilters all, IFilter inner) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if (inner is not FlateFilter || !Fits(input))
                throw all.TooFar();
            return inner.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        private bool Fits(Memory<byte> input)
        {
            if (input.Length <= 2 || !MemoryMarshal.TryGetArray<byte>(input[2..], out var packed))
                return input.Length <= 2;
            using var unpacked = new DeflateStream(new MemoryStream(packed.Array!, packed.Offset, packed.Count), CompressionMode.Decompress);
            var piece = new byte[32_768];
            try
            {
                for (int read; all.left >= 0 && (read = unpacked.Read(piece)) > 0;)
                    all.left -= read;
            }
            catch (InvalidDataException)
            {
                return all.left >= 0; // What comes before the fault is all that anybody unpacks.
            }

            return all.left >= 0;
        }
    }
}
