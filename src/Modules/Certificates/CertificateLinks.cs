using OneStop.Web;

namespace OneStop.Certificates;

/// <summary>Every address of this module, and that of the catalogue which an empty wallet leads to.</summary>
internal static class CertificateLinks
{
    public const string List = "/wallet";
    public const string Verify = "/verify";
    public const string Matters = "/matters";
    public const string Seals = "/operations/seals";
    private const string Import = "/operations/seals/import";

    /// <summary>The route of a certificate's file.</summary>
    public const string DownloadRoute = "/wallet/{id:guid}/pdf";

    /// <param name="department">Whose seal; null when it is still to be chosen.</param>
    public static string ImportSeal(string? department = null) => department is null ? Import : $"{Import}?department={department}";

    /// <param name="owner">Key of the owner whose certificates are shown.</param>
    public static string ListOf(string owner) => $"{List}?owner={owner}";

    public static string Show(Guid certificate) => $"{List}/{certificate}";

    public static string Download(Guid certificate) => $"{List}/{certificate}/pdf";

    public static string VerifyByCode(string code) => $"{Verify}/{code}";

    /// <summary>As printed and in the QR code.</summary>
    public static string PublicVerifyByCode(OneStopSettings settings, string code) => settings.PublicUrl.TrimEnd('/') + VerifyByCode(code);
}
