using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Tests.World;
using OneStop.Catalog;
using OneStop.Contracts.Catalog;
using OneStop.Testing;

namespace OneStop.Cases.Tests.EveryMatter;

/// <summary>Every matter that ships can be filed, accepted, decided and delivered, with what its own data says of it.</summary>
public sealed class Every_matter_runs(PortalUnderTest portal)
{
    private const string Folder = "Data/matters/";

    public static TheoryData<string> Matters => [.. typeof(CatalogModule).Assembly.GetManifestResourceNames()
        .Select(n => n.Replace('\\', '/')).Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(n => Path.GetFileNameWithoutExtension(n)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Matters))]
    public async Task From_the_usual_answers_to_the_last_certificate(string code)
    {
        var services = await portal.Services();
        var matter = services.GetRequiredService<ICatalog>().Find(code).ShouldNotBeNull();
        var walk = new Walk(services, matter);

        var id = await walk.File(Contracts.Catalog.Answers.Usual(matter));
        await walk.Decide(id);

        var delivered = await Delivered(walk, id);
        delivered.Items.ShouldAllBe(i => i.Status == ItemStatus.Granted);
        foreach (var item in delivered.Items.Where(i => matter.Item(i.Code).Results.Count > 0))
            item.Result.ShouldNotBeNull($"{code} {item.Code}").Number.ShouldNotBeEmpty();
    }

    /// <summary>Certificates makes what was granted in its own time.</summary>
    private static async Task<Case> Delivered(Walk walk, Guid id)
    {
        for (var left = 600; left > 0; left--)
        {
            if (await walk.Now(id) is { DeliveredAt: not null } done)
                return done;
            await Task.Delay(100);
        }

        var state = await walk.Now(id);
        throw new TimeoutException($"{walk.Matter.Code} was not delivered: {string.Join(", ", state.Items.Select(i => $"{i.Code} {i.Department} {i.Status}{(i.AwaitsResult ? " without its result" : "")}"))}");
    }
}
