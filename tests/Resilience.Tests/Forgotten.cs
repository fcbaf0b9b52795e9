using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases;
using OneStop.Demo;
using OneStop.EventSourcing.Secrets;
using OneStop.EventSourcing.Store;
using OneStop.Load.Drive;
using OneStop.Portal;
using OneStop.Rules;
using OneStop.TestDatabase;
using Orleans;
using Orleans.Runtime;

namespace OneStop.Resilience.Tests;

/// <summary>Two portals of one cluster in this process, so that a test can look into both.</summary>
public sealed class Forgotten : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("onestop-test-");
    private readonly List<WebApplication> portals = [];
    private TestDb database = null!;
    private Accounts accounts = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDb.Create(OneStopHost.Assemblies);
        for (var i = 0; i < 2; i++)
        {
            portals.Add(DemoHost.Build(Arguments()));
            if (i == 0)
                accounts = await Accounts.Prepare(portals[0].Services);
            await portals[i].StartAsync(TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var portal in portals)
        {
            await portal.StopAsync();
            await portal.DisposeAsync();
        }

        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_case_that_lives_at_one_portal_lets_go_of_a_person_whom_the_other_forgets()
    {
        var id = await File();
        var here = (await Home(id)).Equals(Silo(portals[0])) ? 0 : 1;
        var held = (await Read(here, id)).ShouldNotBeNull();
        held.State.Title.ShouldNotBeNull();

        await portals[1 - here].Services.GetRequiredService<SubjectKeys>().Destroy(held.Key.ShouldNotBeNull().Subject, TestContext.Current.CancellationToken);

        foreach (var portal in new[] { here, 1 - here })
        {
            var now = (await Read(portal, id)).ShouldNotBeNull();
            now.Key.ShouldBeNull();
            now.State.Title.ShouldBeNull();
        }
    }

    private async Task<Guid> File()
    {
        var made = new Drafts(portals[0].Services, accounts);
        await made.Make(1);
        var id = made.Ready.Single();
        using var citizen = new Visitor(new Uri(portals[0].Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));
        await citizen.SignIn("/signin", accounts.Citizen, accounts.Password);
        await citizen.ActFor(accounts.CitizenEnterprise);
        ((int)await citizen.Post($"/apply/draft/{id}/check", new() { ["agree"] = "1", ["again"] = "1" })).ShouldBe(302);
        return id;
    }

    private Task<Loaded<Case>?> Read(int portal, Guid id) => portals[portal].Services.GetRequiredService<IStreams>().Read<Case>(id);

    private async Task<SiloAddress> Home(Guid id)
    {
        var grains = portals[0].Services.GetRequiredService<IGrainFactory>();
        return (await grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grains.GetGrain<ICaseGrain>(id))).ShouldNotBeNull("it was just filed");
    }

    private static SiloAddress Silo(WebApplication portal) => portal.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;

    private string[] Arguments() =>
    [
        .. Killed.Environment(database, folder.FullName).Select(e => $"--{e.Key.Replace("__", ":", StringComparison.Ordinal)}={e.Value}"),
        "--Urls=http://127.0.0.1:0", "--OneStop:Workers=false", "--OneStop:Cluster:Shared=true",
        // Who is declared dead ends its process, and that is this one: not for being slow.
        "--OneStop:Cluster:Probe=00:00:10",
    ];
}
