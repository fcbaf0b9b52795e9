using OneStop.Certificates.Files;
using OneStop.Certificates.OnFile;
using OneStop.Certificates.Tests.World;
using OneStop.Contracts.Cases;
using OneStop.Domain;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Secrets;
using OneStop.EventSourcing.Store;
using OneStop.Testing;

namespace OneStop.Certificates.Tests.Issue;

/// <summary>A case that knows one thing: to be granted.</summary>
internal sealed record GrantedCase : IAggregate<GrantedCase>
{
    public static string Kind => "granted-case";

    public static GrantedCase Empty { get; } = new();

    public GrantedCase Evolve(IEvent @event, EventMeta meta) => this;
}

public sealed class FollowUpTests(City city) : IAsyncLifetime
{
    private ServiceProvider node = null!;
    private List<IHostedService> workers = [];

    public async ValueTask InitializeAsync()
    {
        node = city.AnotherNode(workers: true);
        workers = [.. node.GetServices<IHostedService>()];
        foreach (var worker in workers)
            await worker.StartAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers)
            await worker.StopAsync(default);
        await node.DisposeAsync();
    }

    [Fact]
    public async Task A_committed_grant_brings_its_certificate_by_itself()
    {
        var granted = Grants.FoodLicence();
        var caseId = await Granted(granted);
        (await Certificate(caseId, granted)).CaseId.ShouldBe(caseId);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_drawn_holds_up_only_itself()
    {
        // 𰻞 (U+30EDE) is in no font that is embedded.
        var unprintable = Grants.FoodLicence();
        var face = unprintable.Result!.Face.Value! with { Holder = "𰻞𰻞面馆", Lines = [new("经营者名称", "𰻞𰻞面馆")] };
        unprintable = unprintable with { Result = unprintable.Result with { Face = face } };
        var later = Grants.FireOpinion();
        var caseId = await Granted(unprintable, later);

        (await Certificate(caseId, later)).CaseId.ShouldBe(caseId);
        var stuck = await LayFailed(caseId);
        (stuck.Kind, stuck.Version, stuck.Reason).ShouldBe(("certificates.issue-on-grant", 1, "certificates.cannot-be-printed"));
        (await city.Get<CertificateFolder>().Find(FileId.OfCertificate(caseId, unprintable.Item), default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_grant_without_a_seal_is_stuck_and_brings_its_certificate_when_the_seal_is_there_and_it_is_replayed()
    {
        await Seal("valid_from + interval '1 second'");
        // Numbers of its own: a food licence of a second issuer would bear the number of one of the first.
        var granted = Grants.FoodLicence(department: "tax");
        granted = granted with { Result = granted.Result! with { NumberPrefix = "东税证字" } };
        var caseId = await Granted(granted);
        var stuck = await LayFailed(caseId);
        stuck.Reason.ShouldBe("certificates.no-seal");

        await Seal("valid_from + interval '3 years'");
        await node.GetRequiredService<DeadLetters>().Replay(stuck.Id);
        (await Certificate(caseId, granted)).CaseId.ShouldBe(caseId);

        Task Seal(string until) => city.AsOwner($"update certificates.seals set valid_to = {until} where department = 'tax'");
    }

    private async Task<Guid> Granted(params ItemGranted[] granted)
    {
        var (caseId, subject) = (Guid.CreateVersion7(), await city.Holder());
        await node.GetRequiredService<IStreams>().Send(
            caseId, new AppendEvents<GrantedCase>(granted, await city.Get<SubjectKeys>().Find(subject)), CommandContext.Robot());
        return caseId;
    }

    private async Task<HeldCertificate> Certificate(Guid caseId, ItemGranted granted)
    {
        HeldCertificate? held = null;
        for (var i = 0; i < 200 && held is null; i++)
        {
            await Task.Delay(100);
            held = await city.Get<CertificateFolder>().Find(FileId.OfCertificate(caseId, granted.Item), default);
        }

        return held.ShouldNotBeNull();
    }

    private async Task<FailedFollowUp> LayFailed(Guid caseId)
    {
        for (var i = 0; i < 200; i++)
        {
            if ((await node.GetRequiredService<DeadLetters>().List(null, null, null, 100)).FirstOrDefault(s => s.StreamId == caseId) is { } stuck)
                return stuck;
            await Task.Delay(100);
        }

        throw new TimeoutException("Nothing of this case is stuck.");
    }
}
