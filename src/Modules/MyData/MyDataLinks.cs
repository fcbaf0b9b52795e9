using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using OneStop.Contracts.Privacy;

namespace OneStop.MyData;

/// <summary>Every address of this module, and those of other modules' pages that these lead to.</summary>
internal static class MyDataLinks
{
    public const string Looks = "/account/looks";
    public const string Data = "/account/data";
    public const string Consents = "/account/consents";
    public const string Correct = "/account/correct";
    public const string Erase = "/account/erase";
    public const string EraseLast = "/account/erase/last";
    public const string Erased = "/erased";
    public const string Home = "/";
    public const string Account = "/account";
    public const string Mobile = "/account/mobile";
    public const string Cases = "/cases";
    public const string Wallet = "/wallet";
    private const string OthersOnly = "others";

    /// <param name="others">Without what the reader did themselves.</param>
    /// <param name="after">The last row of the page before.</param>
    public static string LooksAfter(bool others, LookPlace? after = null) =>
        With(With(Looks, OthersOnly, others ? "true" : null), "after", after is null ? null : Word(after));

    public static string ImpactAs(string form) => With("/operations/privacy", "as", form);

    public static string Case(string number) => "/cases/" + number;

    public static string ChooseRepresented(string back) => "/acting?return=" + Uri.EscapeDataString(back);

    /// <summary>The place that <see cref="LooksAfter"/> wrote; null when it wrote nothing of the kind.</summary>
    public static LookPlace? Read(string? after) =>
        after?.Split('/', 3) is [var ticks, var ledger, var key] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= DateTime.MaxValue.Ticks && ledger.All(IsPlain) && key.All(IsPlain) ? new(new(at, TimeSpan.Zero), ledger, key) : null;

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_';

    private static string Word(LookPlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.At.UtcTicks}/{place.Ledger}/{place.Key}");

    private static string With(string path, string name, string? value) => value is null ? path : QueryHelpers.AddQueryString(path, name, value);
}
