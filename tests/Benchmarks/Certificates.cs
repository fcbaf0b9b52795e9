using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Certificates.Issue;
using OneStop.Certificates.Seals;
using OneStop.Certificates.Tests.World;
using OneStop.Domain;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Secrets;
using OneStop.Rules;

namespace OneStop.Benchmarks;

/// <summary>Signed certificates as a grant makes them, and the signature alone.</summary>
internal static class Certificates
{
    public static async Task Run(IServiceProvider services)
    {
        var subscriber = services.GetRequiredService<IEnumerable<ISubscriber>>().OfType<IssueOnGrant>().Single();
        var holder = (await services.GetRequiredService<SubjectKeys>().Ensure(Guid.CreateVersion7()))!;
        var meta = new EventMeta(Guid.CreateVersion7(), Channel.Portal, services.GetRequiredService<TimeProvider>().GetUtcNow(),
            new Post("market-regulation", "990102", PostRole.Reviewer));
        var seal = await services.GetRequiredService<SealRing>().Of("market-regulation", default);
        var digest = SHA256.HashData("a certificate"u8);

        await Measure.Of("issue a certificate: number, layout, signature, own check, encryption, storage, event", 200,
            () => subscriber.Handle(new Delivery(Guid.CreateVersion7(), 7, Guid.CreateVersion7(), Grants.FoodLicence(), meta, holder.Subject,
                holder), default));
        Measure.Of("its signature alone (CAdES over SHA-256)", 2_000, () => seal.Key.Sign(digest));
    }
}
