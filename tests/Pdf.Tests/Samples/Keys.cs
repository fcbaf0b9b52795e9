using System.Security.Cryptography.X509Certificates;
using OneStop.Pdf.Signatures;

namespace OneStop.Pdf.Tests.Samples;

internal static class Keys
{
    private static readonly DateTimeOffset From = FoodLicence.Issued.AddYears(-1), Until = FoodLicence.Issued.AddYears(4);

    public static SealCertificateAuthority Authority { get; } = SealCertificateAuthority.Create("东湖市电子印章根证书", From, Until);

    public static X509Certificate2Collection Roots { get; } = [Authority.Root];

    public static SealKey Seal { get; } = Authority.Issue("东湖市市场监督管理局", "11990102MB1A2B3C4D", From, Until);

    public static SealKey RsaSeal { get; } = Authority.Issue("东湖市消防救援大队", null, From, Until, rsa: true);
}
