using Microsoft.Extensions.Logging;
using OneStop.Certificates.Files;
using OneStop.Contracts.Cases;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Secrets;
using OneStop.EventSourcing.Store;
using OneStop.Identifiers;
using OneStop.Secrets;

namespace OneStop.Certificates.Issue;

/// <summary>A department granted its item: what the grant orders is made, sealed and stored.</summary>
internal sealed partial class IssueOnGrant(IStreams streams, SubjectKeys keys, MasterKeys masters, ILogger<IssueOnGrant> log) : ISubscriber
{
    public string Name => "certificates.issue-on-grant";

    public IReadOnlyCollection<Type> Events { get; } = [typeof(ItemGranted)];

    public async Task Handle(Delivery delivery, CancellationToken cancel)
    {
        // A forgotten holder has no name to print and nobody to hand it to.
        if (delivery is not { Event: ItemGranted { Result: { Face.IsForgotten: false } result } granted, Key: { } applicant }
            || await Holder(result, applicant, cancel) is not { } holder)
            return;
        var order = new IssueOrder(
            FileId.OfCertificate(delivery.StreamId, granted.Item), holder, granted.Department, granted.Region, delivery.StreamId, delivery.Version,
            delivery.StreamId, granted.Item, delivery.Meta.At, result);
        (await streams.Send(order.Id, new IssueCertificate(order), delivery.Robot)).Demand();
        LogIssued(log, order.Id, result.CertificateType, order.Department);
    }

    /// <summary>The key of whose document it is; of a party without a number, as a newborn, it is kept by who applied for them.</summary>
    private async Task<SubjectKey?> Holder(ResultOrder result, SubjectKey applicant, CancellationToken cancel)
    {
        if (result.Party is null || result.Face.Value!.HolderCode is not { Length: > 0 } code)
            return applicant;
        return await keys.Ensure(CitizenId.IsValid(code) ? SubjectId.OfPerson(masters, code) : SubjectId.OfEnterprise(masters, code), cancel);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Certificate {Certificate} of type {Type} is issued by {Department}")]
    private static partial void LogIssued(ILogger logger, Guid certificate, string type, string department);
}
