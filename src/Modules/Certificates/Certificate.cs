using OneStop.Contracts.Certificates;
using OneStop.Domain;

namespace OneStop.Certificates;

/// <summary>The department took the certificate back, or it was given up. It stays on file and says so.</summary>
/// <param name="Because">Whoever verifies reads it, and has no key: so it is one of the law's grounds and never a text.</param>
[EventType("certificates.certificate-revoked.v1")]
public sealed record CertificateRevoked(RevocationGround Because) : IEvent;

/// <summary>The grounds of 行政许可法 8, 69 and 70. That the time ran out is none: that is a date.</summary>
public enum RevocationGround
{
    /// <summary>The holder gave it up (注销).</summary>
    GivenUp,

    /// <summary>The person died, or the body ceased to be.</summary>
    HolderEnded,

    /// <summary>The law or the facts changed (撤回).</summary>
    Withdrawn,

    /// <summary>It should never have been granted (撤销).</summary>
    Annulled,

    /// <summary>A penalty (吊销).</summary>
    TakenAway,

    /// <summary>Another one was issued in its place, or in that of its right, as a deed to who bought (不动产登记暂行条例实施细则 17).</summary>
    Replaced,
}

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
    public RevocationGround? RevokedBecause { get; init; }

    public bool IsExpired(DateOnly today) => Issued?.ValidUntil < today;

    public Certificate Evolve(IEvent @event, EventMeta meta) => @event switch
    {
        CertificateIssued issued => this with { Status = CertificateStatus.Issued, Issued = issued },
        CertificateRevoked revoked => this with { Status = CertificateStatus.Revoked, RevokedAt = meta.At, RevokedBecause = revoked.Because },
        _ => this,
    };
}
