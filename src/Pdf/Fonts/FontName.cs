using System.Text;

namespace OneStop.Pdf.Fonts;

internal static class FontName
{
    private const int PostScriptName = 6;
    private const int WindowsPlatform = 3;

    public static string? PostScript(FontReader name)
    {
        var strings = name.UInt16(4);
        for (var i = 0; i < name.UInt16(2); i++)
        {
            var record = 6 + (12 * i);
            if (name.UInt16(record) == WindowsPlatform && name.UInt16(record + 6) == PostScriptName)
                return Encoding.BigEndianUnicode.GetString(name.Bytes(strings + name.UInt16(record + 10), name.UInt16(record + 8)));
        }
        return null;
    }
}
