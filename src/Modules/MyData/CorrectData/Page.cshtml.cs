using OneStop.Web;

namespace OneStop.MyData.CorrectData;

/// <summary>What is wrong where, and who mends it (个人信息保护法 46).</summary>
[Access(Right.KeepOwnData)]
internal sealed class CorrectPage : OneStopPage
{
    /// <summary>Each with a name and a text; what has an address is mended there.</summary>
    public static IReadOnlyList<(string What, string? Url)> Ways { get; } =
    [
        ("name", null), ("mobile", MyDataLinks.Mobile), ("draft", MyDataLinks.Cases), ("filed", MyDataLinks.Cases),
        ("register", null), ("certificate", MyDataLinks.Wallet),
    ];
}
