using OneStop.Pdf.Fonts;
using OneStop.Web;

namespace OneStop.Certificates.Layouts;

/// <summary>The fonts that documents embed, each read when first used and shared by all threads.</summary>
internal sealed class Fonts(OneStopSettings settings)
{
    public TrueTypeFont Serif => Load("NotoSerifSC-Regular.ttf");
    public TrueTypeFont SerifBold => Load("NotoSerifSC-Bold.ttf");
    public TrueTypeFont Sans => Load("NotoSansSC-Regular.ttf");

    private TrueTypeFont Load(string file) => TrueTypeFont.Load(Path.Combine(settings.Fonts, file));
}
