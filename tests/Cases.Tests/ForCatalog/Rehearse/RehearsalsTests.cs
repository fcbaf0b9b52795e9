using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Demo;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.EventSourcing.Store;
using OneStop.Rules;
using OneStop.Testing;

namespace OneStop.Cases.Tests.ForCatalog;

/// <summary>Drafts against the cases of a real database, each test with a portal of its own.</summary>
public sealed class RehearsalsTests(ITestOutputHelper output)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_sample_cases_tell_what_a_draft_would_change_and_nothing_of_what_was_filed()
    {
        await using var portal = new WithoutWorkers();
        var services = await portal.Services();
        await DemoHost.LaySamples(services);
        var (rehearsal, matter) = (services.GetRequiredService<IRehearsal>(), services.GetRequiredService<ICatalog>().Find("YJS-E01")!);

        var same = await rehearsal.Replay(matter, cancel: TestContext.Current.CancellationToken);
        same.LookedAt.ShouldBe(7);
        same.Changed.ShouldBeEmpty();
        same.NotReplayed.ShouldBeEmpty();

        // Sign boards for nobody, and the licence is to be seen on paper.
        var draft = matter.WithItem("E01-I3", i => i with { Condition = Rule.Parse("false") })
            .WithItem("E01-I1", i => i with { Materials = [new("layout-plan")] });
        var told = await rehearsal.Replay(draft, cancel: TestContext.Current.CancellationToken);
        told.Changed.Count.ShouldBe(7);
        told.Changed.ShouldAllBe(c => c.ItemsDropped.Count == 1 && c.DecisionsTurned.Any(t => t.Item == "E01-I1" && !t.ByRule));
        told.Changed.Select(c => c.FiledOn).ShouldBeInOrder(SortDirection.Descending);
        (await rehearsal.Replay(draft, 3, TestContext.Current.CancellationToken)).Changed.Select(c => c.Number)
            .ShouldBe(told.Changed.Take(3).Select(c => c.Number));

        var written = JsonSerializer.Serialize(told, Readable);
        foreach (var value in (await Personal(services, told.Changed.Select(c => c.Number))).Where(v => v.Length > 3))
            written.ShouldNotContain(value);
    }

    [Fact]
    public async Task A_case_whose_holder_was_forgotten_is_told_and_not_replayed()
    {
        await using var portal = new PortalUnderTest();
        var services = await portal.Services();
        var (kept, gone) = (await new CaseDesk(portal).File(), await new CaseDesk(portal).File());
        await services.GetRequiredService<SubjectKeys>().Destroy((await gone.Now()).Key!.Subject, TestContext.Current.CancellationToken);
        var matter = services.GetRequiredService<ICatalog>().Find("YJS-E01")!;

        var rehearsal = await services.GetRequiredService<IRehearsal>().Replay(matter with { Season = new("03-01", "03-31", matter.Name) },
            cancel: TestContext.Current.CancellationToken);
        rehearsal.LookedAt.ShouldBe(2);
        var lost = rehearsal.NotReplayed.ShouldHaveSingleItem();
        lost.Number.ShouldBe(gone.Number);
        lost.Because.ShouldBe(NotReplayedBecause.Forgotten);
        rehearsal.Changed.ShouldHaveSingleItem().Number.ShouldBe(kept.Number);
    }

    [Fact]
    public async Task A_hundred_cases_are_replayed_while_somebody_waits_for_the_page()
    {
        await using var portal = new PortalUnderTest();
        var services = await portal.Services();
        for (var n = 0; n < 100; n++)
            await new CaseDesk(portal).File();
        var (rehearsal, matter) = (services.GetRequiredService<IRehearsal>(), services.GetRequiredService<ICatalog>().Find("YJS-E01")!);
        var draft = matter.WithItem("E01-I3", i => i with { Condition = Rule.Parse("false") });

        for (var round = 1; round <= 3; round++)
        {
            var watch = Stopwatch.StartNew();
            (await rehearsal.Replay(draft, cancel: TestContext.Current.CancellationToken)).Changed.Count.ShouldBe(100);
            output.WriteLine($"100 cases: {watch.ElapsedMilliseconds} ms");
            watch.ElapsedMilliseconds.ShouldBeLessThan(5000);
        }
    }

    private static async Task<IReadOnlyCollection<string>> Personal(IServiceProvider services, IEnumerable<string> numbers)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var number in numbers)
        {
            await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select id from cases.cases where number = $1");
            command.Parameters.Add(Sql.P(number));
            var loaded = await services.GetRequiredService<IStreams>().Read<Case>((Guid)(await command.ExecuteScalarAsync())!);
            values.UnionWith(loaded!.State.Form.Values.Values);
            values.UnionWith([loaded.State.By!.Name, loaded.State.By.OperatorName, loaded.State.By.OperatorMobile, loaded.State.By.Code, loaded.State.Title!]);
        }

        return values;
    }
}
