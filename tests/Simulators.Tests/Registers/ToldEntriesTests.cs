using System.Text.Json;
using OneStop.Simulators.Registers;

namespace OneStop.Simulators.Tests.Registers;

/// <summary>News comes late, twice and out of order.</summary>
public sealed class ToldEntriesTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 30, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void What_was_decided_earlier_and_what_is_repeated_change_nothing()
    {
        var told = new ToldEntries(null);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        told.Keep(Of("1", second, Monday.AddDays(1)));
        told.Keep(Of(null, first, Monday));
        told.Of("real-estate", "x")!["home"].ShouldBe("1", "what ended on Monday was another home");
        told.Keep(Of("2", second, Monday.AddDays(1)));
        told.Of("real-estate", "x")!["home"].ShouldBe("1");
        told.Keep(Of(null, Guid.CreateVersion7(), Monday.AddDays(2)));
        told.Of("real-estate", "x")!.Entry.ShouldBeNull();
    }

    [Fact]
    public void A_city_that_starts_again_remembers()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("onestop-test-").FullName, "told.jsonl");
        new ToldEntries(file).Keep(Of("1", Guid.CreateVersion7(), Monday));
        new ToldEntries(file).Of("real-estate", "x")!["home"].ShouldBe("1");
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public void Whoever_buys_a_home_keeps_the_others_and_a_home_has_whom_its_newest_deed_names()
    {
        var told = new ToldEntries(null);
        var had = JsonSerializer.SerializeToElement(new { homes = new[] { new { unitNumber = "A", address = "望湖路" } } });
        told.Keep(Home("buyer", "B", "静安里", Monday));
        Homes("buyer", had).ShouldBe("A 望湖路, B 静安里");
        Homes("spouse", had).ShouldBe("A 望湖路");

        told.Keep(Home("next", "A", "望湖路", Monday.AddDays(1)));
        told.Keep(Home("buyer", "A", null, Monday.AddDays(1)));
        Homes("buyer", had).ShouldBe("B 静安里");
        Homes("spouse", had).ShouldBe("", "who owned it together has it no more");
        Homes("next", null).ShouldBe("A 望湖路");
        told.Keep(Home("buyer", "B", null, Monday.AddDays(-1)));
        Homes("buyer", had).ShouldBe("B 静安里", "late news");

        string Homes(string subject, JsonElement? before) => told.OnFile("real-estate", subject, before) is { } now
            ? string.Join(", ", now.GetProperty("homes").EnumerateArray().Select(h => $"{h.GetProperty("unitNumber")} {h.GetProperty("address")}")) : "";
    }

    private static ToldEntry Home(string subject, string unit, string? address, DateTimeOffset at) =>
        new("real-estate", subject, "某人", address is null ? null : JsonSerializer.SerializeToElement(new { address }), Guid.CreateVersion7(), at)
        {
            Row = new("homes", "unitNumber", unit),
        };

    private static ToldEntry Of(string? home, Guid document, DateTimeOffset at) =>
        new("real-estate", "x", "欧阳静安", home is null ? null : JsonSerializer.SerializeToElement(new { home }), document, at);
}
