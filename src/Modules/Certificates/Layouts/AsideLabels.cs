namespace OneStop.Certificates.Layouts;

/// <summary>Lines that every sheet shows in a place of their own (head, seal), and so not among the others.</summary>
internal static class AsideLabels
{
    private static readonly string[] Issuer = ["发证机关", "颁发机关", "登记机关", "签发机关", "批准机关", "备案机关", "核发机关", "签发单位"];
    private static readonly string[] Date = ["发证日期", "颁发日期", "签发日期", "颁证日期", "登记日期", "批准日期", "备案日期"];
    private static readonly string[] Number = ["编号", "文号", "证书编号", "许可证编号", "许可证号", "证照编号", "证号"];

    public static IEnumerable<KeyValuePair<string, string>> Others(IssuedSheet sheet) =>
        sheet.Lines.Where(l => IsBody(l, sheet.Number));

    /// <summary>Whether a line stands among the others.</summary>
    /// <param name="number">Of the sheet.</param>
    internal static bool IsBody(KeyValuePair<string, string> line, string number) =>
        !Issuer.Contains(line.Key) && !Date.Contains(line.Key) && !(Number.Contains(line.Key) && line.Value == number);

    public static string IssuerOf(IssuedSheet sheet) => sheet.Lines.Select(l => l.Key).FirstOrDefault(Issuer.Contains) ?? "发证机关";

    public static string NumberOf(IssuedSheet sheet) => sheet.Lines.Select(l => l.Key).FirstOrDefault(Number.Contains) ?? "编号";
}
