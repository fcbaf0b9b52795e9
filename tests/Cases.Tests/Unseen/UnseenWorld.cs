using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Demo.People;
using OneStop.Domain;
using OneStop.Testing;
using OneStop.Web;

namespace OneStop.Cases.Tests.Unseen;

/// <summary>The planted world, everybody who asks for it, signed in, and every route. <c>ONESTOP_UNSEEN_SEED</c> makes another one.</summary>
internal sealed class UnseenWorld : IDisposable
{
    /// <summary>Addresses of one route that one asker tries of one thing.</summary>
    private const int OfRoute = 1;

    private UnseenWorld(int seed, IServiceProvider services, SmallWorld world, Routes routes, IReadOnlyList<Session> sessions) =>
        (Seed, Services, World, Routes, Sessions) = (seed, services, world, routes, sessions);

    public int Seed { get; }
    public IServiceProvider Services { get; }
    public SmallWorld World { get; }
    public Routes Routes { get; }
    public IReadOnlyList<Session> Sessions { get; }

    public NpgsqlDataSource Database => Services.GetRequiredService<NpgsqlDataSource>();

    public static async Task<UnseenWorld> Make(PortalUnderTest portal)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("ONESTOP_UNSEEN_SEED"), CultureInfo.InvariantCulture, out var set) ? set : 20261130;
        var (services, random) = (await portal.Services(), new Random(seed));
        var world = new SmallWorld(services, random);
        await world.Plant();
        var sessions = new List<Session>();
        foreach (var who in Askers(services, world, random))
            sessions.Add(await Session.Open(portal, who, world.Secrets));
        return new(seed, services, world, new(await Endpoints.Of(services)), sessions);
    }

    /// <summary>Some addresses of each thing, always the same for the same asker.</summary>
    public IEnumerable<Place> Places(Session session, bool presses)
    {
        var random = new Random(Seed + Sessions.ToList().IndexOf(session));
        return World.Things.SelectMany(t => Routes.Of(t, random, OfRoute)).Where(p => p.IsPress == presses);
    }

    /// <summary>Everybody at once, as far as the machine goes.</summary>
    public Task Each(Func<Session, Task> ask) =>
        Parallel.ForEachAsync(Sessions, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (session, _) => await ask(session));

    public void Dispose()
    {
        foreach (var session in Sessions)
            session.Dispose();
    }

    private static IEnumerable<Asker> Askers(IServiceProvider services, SmallWorld world, Random random)
    {
        yield return new("a visitor", null, null, null);
        foreach (var (user, enterprise) in ((string, string?)[])[("liufang", null), ("guxiao", null), ("qinlang", null), ("zhouhe", "hewei"),
            ("yuman", "manzhou"), ("malin", "malin"), ("guoyuan", "yuanshan")])
            yield return SmallWorld.Person(services, user, enterprise);
        var staff = DemoCast.Read().Staff.Where(s => s.User is not ("heyuan" or "luojia" or "shenqing")).ToArray();
        // Of the departments that have something of the world all but a few, of the others two.
        var concerned = world.Things.OfType<FiledThing>().SelectMany(t => t.State.Items).Select(i => i.Department).ToHashSet(StringComparer.Ordinal);
        random.Shuffle(staff);
        var some = staff.Where(s => s is { Post: "reviewer", Region: "990100" } && concerned.Contains(s.Department)).Take(4)
            .Concat(staff.Where(s => s.Post == "reviewer" && !concerned.Contains(s.Department)).Take(1))
            .Concat(staff.Where(s => s.Post != "reviewer" || s.Region != "990100"));
        foreach (var one in some)
        {
            var post = new Post(one.Department, one.Region, Enum.Parse<PostRole>(one.Post, ignoreCase: true));
            yield return new($"{one.User}, {one.Post} of {one.Department}", one.User, null, post);
        }
    }
}
