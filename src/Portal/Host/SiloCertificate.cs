using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OneStop.Web;
using Orleans.Connections.Security;

namespace OneStop.Portal;

/// <summary>Members on several machines: encrypted, and each shows a certificate that the other holds too.</summary>
internal static class SiloCertificate
{
    public static void UseCertificate(this ISiloBuilder silo, ClusterSettings cluster)
    {
        var (own, trusted) = Read(cluster);
        silo.UseTls(own, tls =>
        {
            tls.RemoteCertificateMode = tls.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
            tls.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            tls.CheckCertificateRevocation = false;
            tls.RemoteCertificateValidation = (peer, _, _) => IsTrusted(peer, trusted);
            tls.OnAuthenticateAsClient = (_, client) => client.TargetHost = own.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        });
    }

    /// <summary>Only certificates of the file are trusted, to the byte, and only while they are valid: no authority to ask, no name to compare.</summary>
    private static bool IsTrusted(X509Certificate2 peer, X509Certificate2Collection trusted)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return trusted.Any(t => t.RawDataMemory.Span.SequenceEqual(peer.RawDataMemory.Span))
            && peer.NotBefore.ToUniversalTime() <= now && now <= peer.NotAfter.ToUniversalTime();
    }

    private static (X509Certificate2 Own, X509Certificate2Collection Trusted) Read(ClusterSettings cluster)
    {
        try
        {
            var password = cluster.CertificatePassword.Length > 0 ? cluster.CertificatePassword : null;
            if (X509Certificate2.GetCertContentType(cluster.Certificate) == X509ContentType.Pfx)
            {
                var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(cluster.Certificate, password);
                return (all.First(c => c.HasPrivateKey), all);
            }

            var trusted = new X509Certificate2Collection();
            trusted.ImportFromPemFile(cluster.Certificate);
            var own = password is null
                ? X509Certificate2.CreateFromPemFile(cluster.Certificate)
                : X509Certificate2.CreateFromEncryptedPemFile(cluster.Certificate, password);
            return (own, trusted);
        }
        catch (Exception e) when (e is CryptographicException or IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            throw new IncompleteSettingsException(
                [$"OneStop:Cluster:Certificate — {cluster.Certificate} holds no certificate with a key that can be read: {e.Message}"]);
        }
    }
}
