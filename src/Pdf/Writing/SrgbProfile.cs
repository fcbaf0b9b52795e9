using System.Buffers.Binary;
using System.Text;

namespace OneStop.Pdf.Writing;

/// <summary>The sRGB colour space (IEC 61966-2-1) as a small ICC version 4 profile, so that colours mean the same everywhere.</summary>
internal static class SrgbProfile
{
    private const int HeaderSize = 128;

    public static byte[] Deflated { get; } = PdfWriter.Deflate(Build());

    /// <summary>ICC.1:2010, 7 and 9; primaries adapted to D50, the transfer curve as parametric function 3.</summary>
    internal static byte[] Build()
    {
        var curve = Element("para", [0x00030000, .. Fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)]);
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Words("sRGB")), ("cprt", Words("CC0")), ("wtpt", Xyz(0.9642, 1, 0.8249)),
            ("chad", Element("sf32", Fixed(1.04791, 0.02293, -0.05019, 0.0296, 0.99046, -0.01707, -0.00925, 0.01506, 0.75179))),
            ("rXYZ", Xyz(0.43607, 0.22249, 0.01392)), ("gXYZ", Xyz(0.38515, 0.71687, 0.09708)), ("bXYZ", Xyz(0.14307, 0.06061, 0.7141)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ];
        var dataAt = HeaderSize + 4 + (12 * tags.Length);
        var profile = new byte[dataAt + tags.DistinctBy(t => t.Data).Sum(t => t.Data.Length)];
        WriteHeader(profile);

        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(HeaderSize), tags.Length);
        var placed = new Dictionary<byte[], int>();
        for (var i = 0; i < tags.Length; i++)
        {
            var (tag, data) = tags[i];
            if (!placed.TryGetValue(data, out var at))
            {
                placed[data] = at = dataAt;
                data.CopyTo(profile, at);
                dataAt += data.Length;
            }
            var entry = profile.AsSpan(HeaderSize + 4 + (12 * i));
            Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], at);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], data.Length);
        }
        return profile;
    }

    private static void WriteHeader(Span<byte> profile)
    {
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        BinaryPrimitives.WriteInt32BigEndian(profile[8..], 0x04200000);
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", profile[12..]);
        BinaryPrimitives.WriteUInt16BigEndian(profile[24..], 2026);
        BinaryPrimitives.WriteUInt16BigEndian(profile[26..], 1);
        BinaryPrimitives.WriteUInt16BigEndian(profile[28..], 1);
        Encoding.ASCII.GetBytes("acsp", profile[36..]);
        var d50 = Fixed(0.9642, 1, 0.8249);
        for (var i = 0; i < d50.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(profile[(68 + (4 * i))..], d50[i]);
    }

    private static byte[] Xyz(double x, double y, double z) => Element("XYZ ", Fixed(x, y, z));

    private static byte[] Words(string text)
    {
        const int englishUs = 0x656E5553;
        var element = Element("mluc", [1, 12, englishUs, 2 * text.Length, 28]);
        return Padded([.. element, .. Encoding.BigEndianUnicode.GetBytes(text)]);
    }

    private static byte[] Element(string type, int[] values)
    {
        var data = new byte[8 + (4 * values.Length)];
        Encoding.ASCII.GetBytes(type, data);
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8 + (4 * i)), values[i]);
        return Padded(data);
    }

    private static byte[] Padded(byte[] data) => [.. data, .. new byte[-data.Length & 3]];

    /// <summary>s15Fixed16Number.</summary>
    private static int[] Fixed(params double[] values) => [.. values.Select(v => (int)Math.Round(v * 65536))];
}
