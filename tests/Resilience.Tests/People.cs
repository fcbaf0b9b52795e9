using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Load.Drive;

namespace OneStop.Resilience.Tests;

/// <summary>
/// Pairs of a citizen who files and withdraws an item and a clerk who accepts another, each at either door. Whoever gets no
/// answer presses again, the same press with the same key, at the other door.
/// </summary>
internal sealed class People(TwoPortals portals) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<Guid> waiting = new(portals.Drafts);
    private readonly List<(Visitor Citizen, Visitor Clerk)> pairs = [];
    private readonly ConcurrentQueue<TimeSpan> waits = new();
    private int repeated;

    /// <summary>Presses and looks that got no answer at the first try.</summary>
    public int Repeated => Volatile.Read(ref repeated);

    public ConcurrentQueue<Guid> Filed { get; } = new();
    public ConcurrentQueue<Guid> Accepted { get; } = new();
    public ConcurrentQueue<Guid> Withdrawn { get; } = new();

    /// <summary>From the first press to an answer.</summary>
    public TimeSpan LongestWait => waits.DefaultIfEmpty().Max();

    public override string ToString() => $"{waits.Count} looks and presses answered, {repeated} tried again, longest wait {LongestWait.TotalSeconds:N2} s";

    public async Task SignIn(int count)
    {
        for (var i = 0; i < count; i++)
        {
            // A session begun at one door is used at both.
            var (citizen, clerk) = (new Visitor(portals.Doors[i % 2]), new Visitor(portals.Doors[(i + 1) % 2]));
            pairs.Add((citizen, clerk));
            await citizen.SignIn("/signin", portals.Accounts.Citizen, portals.Accounts.Password);
            await citizen.ActFor(portals.Accounts.CitizenEnterprise);
            await clerk.SignIn("/staff/signin", portals.Accounts.Clerk, portals.Accounts.Password);
            await clerk.Page("/desk");
        }
    }

    /// <summary>Until no draft waits.</summary>
    public Task Work() => Task.WhenAll(pairs.Select((pair, i) => Task.Run(() => Work(pair.Citizen, pair.Clerk, i))));

    public async Task UntilFiled(int count, Task working)
    {
        while (Filed.Count < count && !working.IsCompleted)
            await Task.Delay(5);
    }

    public void Dispose() => pairs.ForEach(p =>
    {
        p.Citizen.Dispose();
        p.Clerk.Dispose();
    });

    private async Task Work(Visitor citizen, Visitor clerk, int first)
    {
        for (var door = first; waiting.TryDequeue(out var draft); door++)
        {
            await Press(citizen, door, $"/apply/draft/{draft}/check", new() { ["agree"] = "1", ["again"] = "1" });
            Filed.Enqueue(draft);
            var (number, items) = await AtTheWindow(draft);
            var desk = $"/desk/cases/{number}/{items[0]}";
            await Look(clerk, door, desk);
            await Press(clerk, door + 1, desk + "/accept", new() { ["case"] = draft.ToString() });
            Accepted.Enqueue(draft);
            await Look(citizen, door + 1, $"/cases/{number}");
            await Press(citizen, door, $"/cases/{number}/withdraw/{items[^1]}", []);
            Withdrawn.Enqueue(draft);
        }
    }

    private Task Look(Visitor visitor, int door, string path) => Patiently(door, path, async url => (await visitor.Page(url)).Length > 0);

    private Task Press(Visitor visitor, int door, string path, Dictionary<string, string> form)
    {
        form["idempotency-key"] = Guid.CreateVersion7().ToString();
        return Patiently(door, path, async url =>
        {
            var answer = await visitor.Post(url, form);
            if (answer < HttpStatusCode.InternalServerError)
                answer.ShouldBe(HttpStatusCode.Redirect, path);
            return answer < HttpStatusCode.InternalServerError;
        });
    }

    private async Task Patiently(int door, string path, Func<string, Task<bool>> act)
    {
        var begun = Stopwatch.GetTimestamp();
        for (; ; door++)
        {
            try
            {
                if (await act(new Uri(portals.Doors[door % 2], path).ToString()))
                    break;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException or InvalidOperationException)
            {
                // Nobody answered, or not with a page.
            }

            Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(Patience, path);
            Interlocked.Increment(ref repeated);
            await Task.Delay(20);
        }

        waits.Enqueue(Stopwatch.GetElapsedTime(begun));
    }

    private async Task<(string Number, List<string> Items)> AtTheWindow(Guid @case)
    {
        await using var command = portals.Db.CreateCommand("select number, item from cases.items where case_id = $1 and status = 'Received' order by item");
        command.Parameters.Add(Sql.P(@case));
        await using var reader = await command.ExecuteReaderAsync();
        var (number, items) = ("", new List<string>());
        while (await reader.ReadAsync())
        {
            number = reader.GetString(0);
            items.Add(reader.GetString(1));
        }

        items.Count.ShouldBeGreaterThan(1, "an acknowledged application is at the window");
        return (number, items);
    }
}
