using OneStop.Pdf.Fonts;
using OneStop.Web;

namespace OneStop.Certificates.Layouts;

/// <summary>The four fonts that documents embed, each read when first used and shared by all threads.</summary>
internal sealed class Fonts(OneStopSettings settings)
{
    private const string SerifFile = "NotoSerifSC-Regular.ttf", SerifBoldFile = "NotoSerifSC-Bold.ttf";
    private const string SansFile = "NotoSansSC-Regular.ttf", SansMediumFile = "NotoSansSC-Medium.ttf";

    public TrueTypeFont Serif => Load(SerifFile);
    public TrueTypeFont SerifBold => Load(SerifBoldFile);
    public TrueTypeFont Sans => Load(SansFile);
    public TrueTypeFont SansMedium => Load(SansMediumFile);

    /// <summary>The files that are not there.</summary>
    public IReadOnlyList<string> Missing =>
        [.. new[] { SerifFile, SerifBoldFile, SansFile, SansMediumFile }.Where(file => !File.Exists(Path.Combine(settings.Fonts, file)))];

    private TrueTypeFont Load(string file) => TrueTypeFont.Load(Path.Combine(settings.Fonts, file));
}
