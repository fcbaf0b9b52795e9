using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Demo;
using OneStop.EventSourcing.Integrity;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Demo;

/// <summary>What somebody finds who starts the product for the first time.</summary>
public sealed class DemoCasesTests
{
    [Fact]
    public async Task The_samples_are_on_their_way_and_laying_them_again_makes_nothing_new()
    {
        // A portal of its own: the other tests count what is in theirs. Samples are laid before a portal works in the background:
        // their limits lie in the past, and it would accept what they are about to accept.
        await using var portal = new WithoutWorkers();
        var services = await portal.Services();

        await DemoHost.LaySamples(services);
        var first = await Events(services);
        await DemoHost.LaySamples(services);
        (await Events(services)).ShouldBe(first);

        (await Statuses(services)).ShouldBe(["Accepted", "CorrectionRequested", "Denied", "Granted", "Received"]);
        (await services.GetRequiredService<IntegrityCheck>().Run()).IsSound.ShouldBeTrue();
    }

    /// <summary>What people did.</summary>
    private static async Task<long> Events(IServiceProvider services)
    {
        await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "select count(*) from events.mt_events where type in ('cases.case-submitted.v1', 'cases.item-accepted.v1', 'cases.correction-requested.v1', 'cases.item-granted.v1', 'cases.item-denied.v2')");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<IReadOnlyList<string>> Statuses(IServiceProvider services)
    {
        await using var command = services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select distinct status collate \"C\" from cases.items order by 1");
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
            found.Add(reader.GetString(0));
        return found;
    }
}
