using Microsoft.AspNetCore.Routing.Patterns;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Unseen;

/// <summary>An address of something, what it names, and the same address of what does not exist.</summary>
internal sealed record Place(string Route, bool IsPress, string Address, Thing Thing, Named At, Func<Named, string> Of)
{
    public string TwinFor(Asker who) => Of(Thing.Twin(who, At));

    /// <summary>Either address with what it names taken out, so that their answers can be compared.</summary>
    public string Blank(string plain, Asker who)
    {
        var twin = Thing.Twin(who, At);
        foreach (var (name, value) in At.Values)
        {
            if (twin[name] != value)
                plain = plain.Replace(value, "…", StringComparison.Ordinal).Replace(twin[name]!, "…", StringComparison.Ordinal);
        }

        return plain;
    }
}

/// <summary>Every route of the portal, with something for each of its parameters.</summary>
internal sealed class Routes(IReadOnlyList<(string Route, string Methods, RoutePattern Pattern)> all)
{
    /// <summary>What is the same for everybody, or kept by those whose work it is without being anybody's: how routes begin, parameter, value.</summary>
    private static readonly (string Route, string Parameter, string Value)[] Common =
    [
        ("/assets", "name", "x"), ("/halls", "code", "x"), ("/items", "basic", "x"), ("/matters", "code", "YJS-E01"), ("/matters", "material", "layout-plan"),
        ("/policies", "code", "x"), ("/apply", "matter", "YJS-E01"), ("/api/", "code", "YJS-E01"), ("/api/", "version", "1"), ("/verify", "code", "x"),
        ("/studio", "id", "0190a0a0-0000-7000-8000-00000000beef"), ("/studio", "part", "x"), ("/studio", "code", "YJS-E01"), ("/studio", "basic", "x"),
        ("/signin/issuer", "issuer", "x"), ("/operations/clients", "id", "0190a0a0-0000-7000-8000-00000000beef"),
    ];

    /// <summary>They would end what asks.</summary>
    private static readonly string[] Ends = ["/signout", "/connect/logout"];

    /// <summary>Addresses that name nothing of anybody's.</summary>
    public IReadOnlyList<string> Open(IReadOnlyList<Thing> things) =>
    [
        .. from route in all
           where route.Methods.Split(',').Contains("GET") && !Ends.Contains(route.Route) && things.All(t => !t.IsAt(route.Route))
           select Endpoints.Address(route.Pattern, (name, _) => Value(route.Route, name)),
    ];

    /// <summary>Addresses of a thing, some of each route.</summary>
    public IEnumerable<Place> Of(Thing thing, Random random, int most)
    {
        foreach (var (route, methods, pattern) in all.Where(r => thing.IsAt(r.Route)))
        {
            var parameters = pattern.Parameters.Select(p => p.Name).ToList();
            var named = thing.At(parameters).ToArray();
            random.Shuffle(named);
            foreach (var at in named.Take(most))
            {
                foreach (var method in methods.Split(','))
                    yield return new(route, method != "GET", To(at), thing, at, To);
            }

            string To(Named at) => Endpoints.Address(pattern, (name, _) => at[name]
                ?? throw new InvalidOperationException($"Say in {thing.GetType().Name} what stands for {name} of {route}."));
        }
    }

    private static string Value(string route, string parameter)
    {
        foreach (var common in Common)
        {
            if (route.StartsWith(common.Route, StringComparison.Ordinal) && common.Parameter == parameter)
                return common.Value;
        }

        throw new InvalidOperationException($"Say whose {parameter} of {route} is: a Thing, or in Common that it is nobody's.");
    }
}
