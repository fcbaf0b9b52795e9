using System.Diagnostics;
using OneStop.Certificates.Issue;
using OneStop.Certificates.Tests.World;
using OneStop.EventSourcing.DueTimes;

namespace OneStop.Certificates.Tests.Issue;

/// <summary>
/// How many certificates one core makes: number, layout, signature, own check, encryption, storage, event. Run it alone and
/// in Release: <c>OneStop.Certificates.Tests --explicit only</c>.
/// </summary>
public sealed class ThroughputTests(City city)
{
    private const int Warm = 250;
    private const int Measured = 300;
    private const double Expected = 60;

    [Fact(Explicit = true)]
    public async Task One_core_makes_sixty_certificates_a_second()
    {
        var subscriber = city.Get<IEnumerable<ISubscriber>>().OfType<IssueOnGrant>().Single();
        var subject = await city.Holder();
        for (var i = 0; i < Warm; i++)
            await subscriber.Handle(await city.Grant(subject), default);
        var grants = new List<Delivery>();
        for (var i = 0; i < Measured; i++)
            grants.Add(await city.Grant(subject));

        using var process = Process.GetCurrentProcess();
        var (cpu, clock) = (process.TotalProcessorTime, Stopwatch.StartNew());
        foreach (var grant in grants)
            await subscriber.Handle(grant, default);
        process.Refresh();
        var seconds = (process.TotalProcessorTime - cpu).TotalSeconds;
        var rate = Measured / seconds;
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{rate:0} certificates a CPU second, {Measured / clock.Elapsed.TotalSeconds:0} a second one after another, "
            + $"{1000 * seconds / Measured:0.0} ms of CPU each");
        rate.ShouldBeGreaterThan(Expected);
    }
}
