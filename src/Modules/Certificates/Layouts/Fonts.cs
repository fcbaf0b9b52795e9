using OneStop.Pdf.Fonts;
using OneStop.Web;

namespace OneStop.Certificates.Layouts;

/// <summary>The fonts that documents embed, each read when first used and shared by all threads.</summary>
internal sealed class Fonts(OneStopSettings settings)
{
    private const string SerifFile = "NotoSerifSC-Regular.ttf", SerifBoldFile = "NotoSerifSC-Bold.ttf", SansFile = "NotoSansSC-Regular.ttf";

    public TrueTypeFont Serif => Load(SerifFile);
    public TrueTypeFont SerifBold => Load(SerifBoldFile);
    public TrueTypeFont Sans => Load(SansFile);

    /// <summary>The files that are not there.</summary>
    public IReadOnlyList<string> Missing =>
        [.. new[] { SerifFile, SerifBoldFile, SansFile }.Where(file => !File.Exists(Path.Combine(settings.Fonts, file)))];

    private TrueTypeFont Load(string file) => TrueTypeFont.Load(Path.Combine(settings.Fonts, file));
}
