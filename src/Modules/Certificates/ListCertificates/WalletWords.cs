using OneStop.Certificates.OnFile;
using OneStop.Web;

namespace OneStop.Certificates.ListCertificates;

/// <summary>How a certificate's status is shown.</summary>
internal static class WalletWords
{
    public static (State State, string Text) Status(HeldCertificate held, DateOnly today) =>
        held.RevokedAt is not null ? (State.Bad, "wallet.revoked")
        : held.IsExpired(today) ? (State.Bad, "wallet.expired")
        : held.ValidUntil is { } until && until < today.AddDays(60) ? (State.Soon, "wallet.ending")
        : (State.Done, "wallet.in-force");

    public static string Way(string way) => way switch { "number" => "wallet.looks.number", "code" => "wallet.looks.code", _ => "wallet.looks.file" };
}
