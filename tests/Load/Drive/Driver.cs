using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace OneStop.Load.Drive;

/// <param name="Length">How long each scenario runs at each number of clients.</param>
/// <param name="WarmUp">Requests of each scenario before anything is measured.</param>
internal sealed record Plan(TimeSpan Length, int[] Clients, int WarmUp, HashSet<string> Scenarios, Turns Turns);

/// <summary>Drives the pages as people's browsers do and prints one line a scenario and number of clients.</summary>
internal sealed class Driver(Plan plan, Accounts accounts, NpgsqlDataSource db, PortalProcess portal, Targets targets, Drafts drafts)
{
    private const int DraftsPerSecond = 600;

    private readonly Random random = new(7);
    private Dictionary<string, string> judgements = [];

    public static async Task<int> Run(Plan plan, Accounts accounts, IServiceProvider services)
    {
        var db = services.GetRequiredService<NpgsqlDataSource>();
        await using var portal = await plan.Turns.Take(() => PortalProcess.Start(new Dictionary<string, string>()));
        Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores: ready after {portal.Ready.TotalSeconds:N1} s with {Cpu.Megabytes(portal.Pid):N0} MB");
        var driver = new Driver(plan, accounts, db, portal, await Targets.Find(db, accounts.Applicants[0]), new Drafts(services, accounts));
        var failed = await driver.Drive();
        Console.WriteLine($"\nthe portal at the end: {Cpu.Megabytes(portal.Pid):N0} MB");
        return failed == 0 ? 0 : 1;
    }

    private async Task<int> Drive()
    {
        var most = plan.Clients.Max();
        var citizens = await Visitors(most, "/signin", accounts.Citizen, v => v.ActFor(accounts.CitizenEnterprise));
        var clerks = await Visitors(most, "/staff/signin", accounts.Clerk, _ => Task.CompletedTask);
        var reviewers = await Visitors(most, "/staff/signin", accounts.Reviewer, _ => Task.CompletedTask);
        await Learn(clerks, reviewers);
        var postmaster = await Postmaster.Of(db);
        var raw = new RawStatement(db);
        await raw.Prepare();

        var failed = 0;
        var scenarios = Scenarios(citizens, clerks, reviewers, raw).Where(s => plan.Scenarios.Contains(s.Name)).ToList();
        await Drafts.DropThoseLeft(db);
        await plan.Turns.Take(() => WarmUp(scenarios, citizens));
        Console.WriteLine(Figures.Header);
        foreach (var scenario in scenarios)
        {
            foreach (var clients in plan.Clients)
            {
                if (scenario.Name == "submit")
                    await plan.Turns.Take(() => drafts.Make((int)(DraftsPerSecond * (plan.Length.TotalSeconds + 2)) - drafts.Ready.Count));
                var figures = await Slices.Run(scenario, clients, plan.Length, plan.Turns, () => CpuSeconds.Now(portal.Pid, postmaster));
                Console.WriteLine(figures);
                failed += figures.Failed;
            }
        }

        await raw.Remove();
        return failed;
    }

    private async Task WarmUp(List<Scenario> scenarios, Visitor[] citizens)
    {
        foreach (var scenario in scenarios.Where(s => s.Name != "cold"))
        {
            if (scenario.Name == "submit")
                await drafts.Make(plan.WarmUp);
            await Slices.WarmUp(scenario.Act, plan.WarmUp);
        }

        Console.WriteLine($"{scenarios.Count * plan.WarmUp} requests to warm up: the portal has {Cpu.Megabytes(portal.Pid):N0} MB");
        await Each(citizens, targets.OwnCase.Select(n => $"/cases/{n}"));
        Console.WriteLine($"{targets.OwnCase.Length} cases were each read once: {Cpu.Megabytes(portal.Pid):N0} MB\n");
    }

    /// <summary>What the clients do, and the raw statement with the same rows where there is something to compare.</summary>
    private IEnumerable<Scenario> Scenarios(Visitor[] citizens, Visitor[] clerks, Visitor[] reviewers, RawStatement raw)
    {
        yield return new("read", async c => (await citizens[c].Page($"/cases/{Any(targets.OwnCase)}")).Length > 0);
        yield return new("cold", async c => (await citizens[c].Page($"/cases/{await Next(targets.ColdCase)}")).Length > 0);
        yield return new("mine", async c => (await citizens[c].Page("/cases")).Length > 0);
        yield return new("list", async c => (await clerks[c].Page("/desk")).Length > 0);
        yield return new("desk", async c => (await reviewers[c].Page($"/desk/cases/{Any(targets.AnyCase)}/E01-I2")).Length > 0);
        yield return new("accept", async c => await Next(targets.ToAccept) is var (id, number, item)
            && await clerks[c].Post($"/desk/cases/{number}/{item}/accept",
            new() { ["case"] = id.ToString(), ["idempotency-key"] = Guid.CreateVersion7().ToString() }) == HttpStatusCode.Redirect,
            raw.Decide, n => Open(clerks, n, targets.ToAccept));
        yield return new("grant", async c => await Next(targets.ToGrant) is var (id, number, item)
            && await reviewers[c].Post($"/desk/cases/{number}/{item}/grant",
            new(judgements)
            {
                ["case"] = id.ToString(), ["opinion"] = "经审查，符合条件，准予许可。",
                ["idempotency-key"] = Guid.CreateVersion7().ToString()
            }) == HttpStatusCode.Redirect,
            raw.Decide, n => Open(reviewers, n, targets.ToGrant));
        yield return new("submit", async c => await Next(drafts.Ready) is var draft && await citizens[c].Post($"/apply/draft/{draft}/check",
            new() { ["agree"] = "1", ["again"] = "1", ["idempotency-key"] = Guid.CreateVersion7().ToString() }) == HttpStatusCode.Redirect, raw.File);
    }

    /// <summary>Nobody decides on what he has not opened: the pages that precede the presses of a slice.</summary>
    private static Task Open(Visitor[] visitors, int clients, IEnumerable<(Guid Case, string Number, string Item)> next) =>
        Each(visitors, next.Take(PressesPerSlice(clients)).Select(t => $"/desk/cases/{t.Number}/{t.Item}"));

    private static int PressesPerSlice(int clients) => clients == 1 ? 1_000 : 2_000;

    private static async Task Each(Visitor[] visitors, IEnumerable<string> pages)
    {
        var all = new ConcurrentQueue<string>(pages);
        await Task.WhenAll(visitors.Select(v => Task.Run(async () =>
        {
            while (all.TryDequeue(out var page))
                await v.Page(page);
        })));
    }

    /// <summary>Opens one case of each kind, for the form tokens and the names of the checkpoints.</summary>
    private async Task Learn(Visitor[] clerks, Visitor[] reviewers)
    {
        if (targets.ToAccept.TryPeek(out var received))
            await Task.WhenAll(clerks.Select(v => v.Page($"/desk/cases/{received.Number}/{received.Item}")));
        if (!targets.ToGrant.TryPeek(out var accepted))
            return;
        foreach (var reviewer in reviewers)
        {
            var page = await reviewer.Page($"/desk/cases/{accepted.Number}/{accepted.Item}");
            judgements = Regex.Matches(page, "name=\"(check-[^\"]+)\"").Select(m => m.Groups[1].Value).Distinct().ToDictionary(n => n, _ => "Meets");
        }
    }

    private async Task<Visitor[]> Visitors(int count, string page, string user, Func<Visitor, Task> then)
    {
        var visitors = Enumerable.Range(0, count).Select(_ => new Visitor(portal.Address)).ToArray();
        foreach (var visitor in visitors)
        {
            await visitor.SignIn(page, user, accounts.Password);
            await then(visitor);
        }

        return visitors;
    }

    private string Any(string[] numbers)
    {
        lock (random)
            return numbers[random.Next(numbers.Length)];
    }

    private static Task<T> Next<T>(ConcurrentQueue<T> queue) =>
        queue.TryDequeue(out var next) ? Task.FromResult(next)
            : throw new InvalidOperationException("All open items are used up: seed more (--open) or drive for less time.");
}
