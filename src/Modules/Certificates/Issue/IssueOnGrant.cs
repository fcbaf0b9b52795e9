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
internal sealed partial class IssueOnGrant(
    IStreams streams, SubjectKeys keys, MasterKeys masters, PrintedNumbers numbers, ILogger<IssueOnGrant> log) : ISubscriber
{
    public string Name => "certificates.issue-on-grant";

    public IReadOnlyCollection<Type> Events { get; } = [typeof(ItemGranted)];

    public async Task Handle(Delivery delivery, CancellationToken cancel)
    {
        if (delivery is not { Event: ItemGranted granted, Key: { } applicant })
            return;
        foreach (var (part, result) in granted.Orders().Index())
        {
            var id = FileId.OfCertificate(delivery.StreamId, granted.Item, part);
            var numbered = result.SameNumber ? FileId.OfCertificate(delivery.StreamId, granted.Item) : id;
            // A forgotten holder has no name to print and nobody to hand it to.
            if (result.Face.IsForgotten || await Holder(numbered, granted, result, applicant, delivery.Meta.At, cancel) is not { } holder)
                continue;
            var order = new IssueOrder(id, holder, granted.Department, granted.Region, delivery.StreamId, delivery.Version,
                delivery.StreamId, granted.Item, delivery.Meta.At, result)
            {
                Part = part,
            };
            (await streams.Send(order.Id, new IssueCertificate(order), delivery.Robot)).Demand();
            LogIssued(log, order.Id, result.CertificateType, order.Department);
        }
    }

    /// <summary>The key of whose document it is; of a party without a number, as a newborn, it is kept by who applied for them.</summary>
    private async Task<SubjectKey?> Holder(
        Guid numbered, ItemGranted granted, ResultOrder result, SubjectKey applicant, DateTimeOffset at, CancellationToken cancel)
    {
        if (result.Party is null || result.Face.Value!.HolderCode is not { Length: > 0 } code)
            return applicant;
        // A company that begins with this document has the document's number.
        if (code == ResultOrder.NumberPlaceholder)
            code = (await numbers.Of(numbered, result, numbers.Department(granted.Department), granted.Region, at, cancel)).Printed;
        return await keys.Ensure(CitizenId.IsValid(code) ? SubjectId.OfPerson(masters, code) : SubjectId.OfEnterprise(masters, code), cancel);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Certificate {Certificate} of type {Type} is issued by {Department}")]
    private static partial void LogIssued(ILogger logger, Guid certificate, string type, string department);
}
