using System.Net.Sockets;
using System.Net;
using Npgsql;
using OneStop.EventSourcing.Grains;
using OneStop.Web;
using Orleans.Configuration;

namespace OneStop.Portal;

/// <summary>
/// Every portal is an Orleans silo: alone, or one of several on the same database that find one another by a table in it.
/// </summary>
internal static class Silo
{
    private const string Service = "onestop";

    /// <summary>The port in the address of a silo that nobody else reaches; the socket behind it is any free one.</summary>
    private const int Nominal = 11111;

    public static void AddSilo(this WebApplicationBuilder builder, ClusterSettings cluster, string database)
    {
        builder.Logging.AddFilter("Orleans", LogLevel.Warning).AddFilter("Polly", LogLevel.Warning);
        // Both warn at every start: of a garbage collector that was chosen, and of a first check that had no predecessor.
        builder.Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error).AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        builder.Host.UseOrleans(silo =>
        {
            silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = cluster.Response);
            // A rush of filings holds 20 KB a case: when memory gets short those longest unused go before their time.
            silo.Configure<GrainCollectionOptions>(o => (o.CollectionAge, o.EnableActivationSheddingOnMemoryPressure) = (cluster.Idle, true));
            silo.AddStartupTask((services, _) =>
            {
                services.GetRequiredService<SiloState>().Started();
                return Task.CompletedTask;
            });
            if (cluster.Shared)
                Join(silo, cluster, database);
            else
                StayAlone(silo);
        });
    }

    // No gateway: the only client of a silo is the portal in the same process.
    private static void StayAlone(ISiloBuilder silo)
    {
        silo.UseLocalhostClustering(Nominal, gatewayPort: 0, serviceId: Service, clusterId: Guid.CreateVersion7().ToString("n"));
        silo.Configure<EndpointOptions>(o => o.SiloListeningEndpoint = new(IPAddress.Loopback, 0));
    }

    private static void Join(ISiloBuilder silo, ClusterSettings cluster, string database)
    {
        var table = new NpgsqlConnectionStringBuilder(database) { SearchPath = "orleans", MinPoolSize = 0, MaxPoolSize = 4 };
        silo.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", table.ConnectionString));
        silo.Services.AddOptions<ClusterOptions>().Configure<NpgsqlDataSource>((o, db) =>
            (o.ServiceId, o.ClusterId) = (Service, cluster.Id.Length > 0 ? cluster.Id : IdOf(db)));
        silo.Configure<EndpointOptions>(o =>
        {
            o.AdvertisedIPAddress = IPAddress.Parse(cluster.Address);
            o.SiloPort = cluster.Port > 0 ? cluster.Port : FreePort(o.AdvertisedIPAddress);
            o.GatewayPort = 0;
        });
        silo.Configure<ClusterMembershipOptions>(o =>
        {
            // Orleans would stretch the question to four times of this on its own and a dead silo's cases would wait as long.
            (o.ProbeTimeout, o.MaxProbeTimeout) = (cluster.Probe, cluster.Probe * 1.25);
            o.NumMissedProbesLimit = cluster.MissedProbes;
            o.NumVotesForDeathDeclaration = 1;
            o.TableRefreshTimeout = cluster.Refresh;
            o.IAmAliveTablePublishTimeout = cluster.Refresh;
            // Who cannot reach the members, with a wrong certificate for instance, gives up; it does not put them out.
            (o.MaxJoinAttemptTime, o.EvictWhenMaxJoinAttemptTimeExceeded) = (TimeSpan.FromMinutes(1), false);
        });
        if (cluster.Certificate.Length > 0)
            silo.UseCertificate(cluster);
    }

    /// <summary>
    /// This database and no other, whatever it is called: a copy of it names members that live elsewhere and belong to the
    /// original.
    /// </summary>
    private static string IdOf(NpgsqlDataSource db)
    {
        using var command = db.CreateCommand(
            """
            select s.system_identifier || '-' || d.oid from pg_control_system() s, pg_database d where d.datname = current_database()
            """);
        return (string)command.ExecuteScalar()!;
    }

    private static int FreePort(IPAddress address)
    {
        using var asked = new TcpListener(address, 0);
        asked.Start();
        return ((IPEndPoint)asked.LocalEndpoint).Port;
    }
}
