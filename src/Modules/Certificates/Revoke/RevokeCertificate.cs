using OneStop.Domain;

namespace OneStop.Certificates.Revoke;

/// <summary>The certificate is no longer in force.</summary>
internal sealed record RevokeCertificate(RevocationGround Because) : ICommand<Certificate, Unit>;

/// <summary>What is revoked already stays as it is.</summary>
internal sealed class RevokeCertificateHandler : ICommandHandler<Certificate, RevokeCertificate, Unit>
{
    public Result<Decision<Unit>> Decide(Certificate state, RevokeCertificate command, CommandContext by, DateTimeOffset now) =>
        state.Status == CertificateStatus.Issued ? Decision.Just(new CertificateRevoked(command.Because)) : Decision.Just();
}
