using OneStop.Pdf.Fonts;
using OneStop.Web;

namespace OneStop.Certificates.Layouts;

/// <summary>
/// The fonts that documents embed, each read when first used and shared by all threads. Behind each stands a font of the rare
/// characters of names (CJK extensions B to F), of which the ordinary ones have a few dozen.
/// </summary>
internal sealed class Fonts
{
    private const string SerifFile = "NotoSerifSC-Regular.ttf", SerifBoldFile = "NotoSerifSC-Bold.ttf", SansFile = "NotoSansSC-Regular.ttf",
        RareFile = "HanaMinB.ttf";

    private readonly string folder;
    private readonly Lazy<FontStack> serif, serifBold, sans;

    public Fonts(OneStopSettings settings)
    {
        folder = settings.Fonts;
        var rare = new Lazy<TrueTypeFont>(() => Load(RareFile));
        (serif, serifBold, sans) = (Stack(SerifFile), Stack(SerifBoldFile), Stack(SansFile));

        Lazy<FontStack> Stack(string file) => new(() => new(Load(file), rare));
    }

    public FontStack Serif => serif.Value;
    public FontStack SerifBold => serifBold.Value;
    public FontStack Sans => sans.Value;

    /// <summary>The files that are not there.</summary>
    public IReadOnlyList<string> Missing =>
        [.. new[] { SerifFile, SerifBoldFile, SansFile, RareFile }.Where(file => !File.Exists(Path.Combine(folder, file)))];

    private TrueTypeFont Load(string file) => TrueTypeFont.Load(Path.Combine(folder, file));
}
