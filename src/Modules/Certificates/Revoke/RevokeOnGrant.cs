using OneStop.Certificates.OnFile;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Store;
using OneStop.Identifiers;
using OneStop.Secrets;
using OneStop.Time;

namespace OneStop.Certificates.Revoke;

/// <summary>A grant ends earlier certificates: the deed of who sold, the licence that a new one replaces. They stay on file and say so.</summary>
internal sealed class RevokeOnGrant(IStreams streams, CertificateFolder folder, MasterKeys masters) : ISubscriber
{
    public string Name => "certificates.end-on-grant";

    public IReadOnlyCollection<Type> Events { get; } = [typeof(ItemGranted)];

    public async Task Handle(Delivery delivery, CancellationToken cancel)
    {
        if (delivery.Event is not ItemGranted { Ends.Value: { } ended })
            return;
        foreach (var end in ended)
        {
            var holder = CitizenId.IsValid(end.HolderCode) ? SubjectId.OfPerson(masters, end.HolderCode) : SubjectId.OfEnterprise(masters, end.HolderCode);
            foreach (var held in await folder.ToEnd(holder, end.Code, end.Number, delivery.StreamId, delivery.Meta.At.ChinaDate(), cancel))
                (await streams.Send(held, new RevokeCertificate(Ground(end.Because)), delivery.Robot)).Demand();
        }
    }

    private static RevocationGround Ground(EndReason because) => because switch
    {
        EndReason.Replaced => RevocationGround.Replaced,
        EndReason.GivenUp => RevocationGround.GivenUp,
        _ => RevocationGround.HolderEnded,
    };
}
