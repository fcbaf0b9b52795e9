using OneStop.Certificates.Files;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Certificates;
using OneStop.Domain;
using OneStop.Secrets;

namespace OneStop.Certificates.Issue;

/// <summary>What is to be issued, to whom, and the decision that lets the seal be used.</summary>
/// <param name="Id">Made from the decision, so that it is the same however often it is ordered.</param>
/// <param name="Holder">Key of the subject that holds the certificate.</param>
/// <param name="Region">Region code of the decision, 6 digits; some numbers carry it.</param>
/// <param name="DecidedAt">Its day is the printed date.</param>
internal sealed record IssueOrder(
    Guid Id, SubjectKey Holder, string Department, string Region, Guid DecisionStream, int DecisionVersion,
    Guid? CaseId, string? Item, DateTimeOffset DecidedAt, ResultOrder Result)
{
    /// <summary>Which of the documents of the item, from 0.</summary>
    public int Part { get; init; }

    /// <summary>The certificate whose printed number this one bears; its own when there is none.</summary>
    public Guid NumberOf => Result.SameNumber ? FileId.OfCertificate(CaseId!.Value, Item!) : Id;
}

/// <summary>Makes what a decision ordered.</summary>
/// <param name="Made">What there is of it; null until it is prepared.</param>
internal sealed record IssueCertificate(IssueOrder Order, CertificateMade? Made = null) : ICommand<Certificate, Unit>, IStartsStream
{
    public SubjectKey? Subject => Order.Holder;
}

/// <summary>A numbered, sealed and stored certificate that is not on record yet.</summary>
/// <param name="Sha256">Of the sealed file, in hex.</param>
internal sealed record CertificateMade(string Number, string Identifier, string Sha256, Secret<CertificateFace> Face);

/// <summary>Puts on record what was made; a certificate that is on record already stays as it is.</summary>
internal sealed class IssueCertificateHandler : ICommandHandler<Certificate, IssueCertificate, Unit>
{
    public Result<Decision<Unit>> Decide(Certificate state, IssueCertificate command, CommandContext by, DateTimeOffset now)
    {
        if (state.Status != CertificateStatus.NotIssued)
            return Decision.Just();
        var (order, made) = (command.Order, command.Made!);
        return Decision.Just(new CertificateIssued(
            order.Id, order.CaseId, order.Item, order.Result.Code, order.Result.Name, made.Identifier, made.Number, order.Department,
            order.Result.ValidFrom, order.Result.ValidUntil, made.Sha256, made.Face)
        {
            Part = order.Part,
        });
    }
}
