using OneStop.Certificates.Files;
using OneStop.Certificates.OnFile;
using OneStop.Certificates.Tests.World;
using OneStop.Kernel.Events;
using OneStop.Kernel.Secrets;
using OneStop.Kernel.Store;
using OneStop.Testing;

namespace OneStop.Certificates.Tests.Issue;

/// <summary>A case that knows one thing: to be granted.</summary>
internal sealed record GrantedCase : IAggregate<GrantedCase>
{
    public static string Kind => "granted-case";

    public static GrantedCase Empty { get; } = new();

    public GrantedCase Evolve(IEvent @event, EventMeta meta) => this;
}

public sealed class SubscriptionTests(City city)
{
    [Fact]
    public async Task A_committed_grant_brings_its_certificate_by_itself()
    {
        await using var node = city.AnotherNode(workers: true);
        var workers = node.GetServices<IHostedService>().ToList();
        foreach (var worker in workers)
            await worker.StartAsync(default);

        var (caseId, subject) = (Guid.CreateVersion7(), await city.Holder());
        var granted = Grants.FoodLicence();
        await node.GetRequiredService<IStreams>().Send(caseId, new AppendEvents<GrantedCase>([granted], await city.Get<SubjectKeys>().Find(subject)), CommandContext.Robot());
        HeldCertificate? held = null;
        for (var i = 0; i < 200 && held is null; i++)
        {
            await Task.Delay(100);
            held = await city.Get<CertificateFolder>().Find(FileId.OfCertificate(caseId, granted.Item), default);
        }

        held.ShouldNotBeNull().CaseId.ShouldBe(caseId);
        foreach (var worker in workers)
            await worker.StopAsync(default);
    }
}
