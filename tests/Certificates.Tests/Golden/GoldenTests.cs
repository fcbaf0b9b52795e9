using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Certificates.Tests.World;
using OneStop.Contracts.Certificates;
using OneStop.Kernel.Events;
using OneStop.Kernel.Store;

namespace OneStop.Certificates.Tests.Golden;

/// <summary>Every version of every event that was ever stored can be read, and the fold knows it.</summary>
public sealed class GoldenTests
{
    private static readonly EventTypes Types = new([typeof(CertificateIssued).Assembly, typeof(CertificatesModule).Assembly]);

    public static TheoryData<string> Names => [.. Types.All.Where(t => t.Key.StartsWith("certificates.", StringComparison.Ordinal)).Select(t => t.Key)];

    [Theory, MemberData(nameof(Names))]
    public void Every_event_has_a_golden_file_that_reads_and_folds(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", name + ".json");
        File.Exists(path).ShouldBeTrue($"Add src/Modules/Certificates/Golden/{name}.json as it was stored; keep it for ever.");
        var golden = JsonNode.Parse(File.ReadAllBytes(path))!;
        var key = City.Masters.Unwrap(golden["subject"]!.GetValue<Guid>(), Convert.FromBase64String(golden["wrapped"]!.GetValue<string>()));
        var stored = JsonSerializer.SerializeToUtf8Bytes(golden["data"], EventTypes.Json);

        var @event = Types.Read(name, stored, key);
        if (@event is CertificateIssued issued)
            issued.Face.Value.ShouldNotBeNull().Lines.ShouldNotBeEmpty();
        Certificate.Empty.Evolve(@event, new EventMeta(CommandContext.RobotAccount, "robot", DateTimeOffset.UnixEpoch)).ShouldNotBe(Certificate.Empty);
    }

    [Fact]
    public void Golden_files_belong_to_events_that_exist() =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Golden"), "*.json").Select(Path.GetFileNameWithoutExtension).ShouldAllBe(n => Names.Any(row => row.Data == n));
}
