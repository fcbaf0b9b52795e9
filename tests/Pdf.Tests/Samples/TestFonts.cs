using OneStop.Pdf.Fonts;

namespace OneStop.Pdf.Tests.Samples;

/// <summary>The product's fonts: in the folder named by ONESTOP_FONTS, else in .onestop/fonts of this clone.</summary>
internal static class TestFonts
{
    public static TrueTypeFont Song => Load("NotoSerifSC-Regular.ttf");

    public static TrueTypeFont SongBold => Load("NotoSerifSC-Bold.ttf");

    public static TrueTypeFont Hei => Load("NotoSansSC-Regular.ttf");

    public static TrueTypeFont HeiMedium => Load("NotoSansSC-Medium.ttf");

    public static TrueTypeFont Rare => Load("HanaMinB.ttf");

    public static string PathOf(string file) => Path.Combine(Folder, file);

    private static string Folder { get; } = Environment.GetEnvironmentVariable("ONESTOP_FONTS") ?? Ancestors()
        .Select(folder => Path.Combine(folder, ".onestop", "fonts"))
        .FirstOrDefault(Directory.Exists)
        ?? throw new DirectoryNotFoundException("No fonts. Run ./onestop test, which fetches them, or set ONESTOP_FONTS.");

    private static TrueTypeFont Load(string file) => TrueTypeFont.Load(PathOf(file));

    private static IEnumerable<string> Ancestors()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }
}
