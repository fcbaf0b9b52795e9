using OneStop.Contracts.Certificates;
using OneStop.Kernel.Events;
using OneStop.Kernel.Store;

namespace OneStop.Certificates;

/// <summary>The department took the certificate back, or it was given up. It stays on file and says so.</summary>
/// <param name="Reason">As the verifier reads it: no personal data.</param>
[EventType("certificates.certificate-revoked.v1")]
public sealed record CertificateRevoked(string Reason) : IEvent;

/// <summary>Where a certificate's life stands. Expiry is a date, not an event: see <see cref="Certificate.IsExpired"/>.</summary>
public enum CertificateStatus { NotIssued, Issued, Revoked }

/// <summary>One certificate of one holder; the stream's subject is the holder.</summary>
public sealed record Certificate : IAggregate<Certificate>
{
    public static string Kind => "certificate";

    public static Certificate Empty { get; } = new();

    public CertificateStatus Status { get; init; }
    public CertificateIssued? Issued { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }
    public string? RevokedBecause { get; init; }

    public bool IsExpired(DateOnly today) => Issued?.ValidUntil < today;

    public Certificate Evolve(IEvent @event, EventMeta meta) => @event switch
    {
        CertificateIssued issued => this with { Status = CertificateStatus.Issued, Issued = issued },
        CertificateRevoked revoked => this with { Status = CertificateStatus.Revoked, RevokedAt = meta.At, RevokedBecause = revoked.Reason },
        _ => this,
    };
}
