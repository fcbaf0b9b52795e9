using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Testing;
using Npgsql;
using OneStop.Certificates.Issue;
using OneStop.Certificates.OnFile;
using OneStop.Certificates.Tests.Issue;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Demo.Certificates;
using OneStop.Domain;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Integrity;
using OneStop.EventSourcing.Secrets;
using OneStop.EventSourcing.Store;
using OneStop.EventSourcing;
using OneStop.Rules;
using OneStop.TestDatabase;
using OneStop.Testing;
using OneStop.Web;

[assembly: AssemblyFixture(typeof(OneStop.Certificates.Tests.World.City))]

namespace OneStop.Certificates.Tests.World;

/// <summary>A city with its departments' seals on a PostgreSQL database of its own; shared by all tests.</summary>
public sealed class City : IAsyncLifetime
{
    public const string PublicUrl = "https://donghu.example";

    private TestDb database = null!;
    private ServiceProvider provider = null!;

    public NpgsqlDataSource Db => Get<NpgsqlDataSource>();
    public IServiceProvider Services => provider;

    /// <summary>All that the nodes of this city logged.</summary>
    public FakeLogCollector Logs { get; } = new();

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDb.Create([typeof(IStreams).Assembly, typeof(CertificatesModule).Assembly]);
        provider = Build(database.ConnectionString);
        await ActivatorUtilities.CreateInstance<DemoSeals>(provider).Lay();
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>Seals are only added to: what else happens to one, the administrator does.</summary>
    public Task AsOwner(string text, params NpgsqlParameter[] parameters) => database.AsOwner(text, parameters);

    /// <summary>A second node over the same database.</summary>
    public ServiceProvider AnotherNode(bool workers = false) => Build(database.ConnectionString, workers);

    public async Task<Guid> Holder()
    {
        var subject = Guid.CreateVersion7();
        await Get<SubjectKeys>().Ensure(subject);
        return subject;
    }

    public async Task<Delivery> Grant(Guid subject, ItemGranted? granted = null)
    {
        var meta = new EventMeta(Guid.CreateVersion7(), Channel.Window, Get<TimeProvider>().GetUtcNow(),
            new Post("market-regulation", "990102", PostRole.Reviewer));
        return new Delivery(Guid.CreateVersion7(), 7, Guid.CreateVersion7(), granted ?? Grants.FoodLicence(), meta, subject,
            await Get<SubjectKeys>().Find(subject));
    }

    /// <summary>A certificate issued as a grant does it.</summary>
    internal async Task<HeldCertificate> Issued(Guid? subject = null, ItemGranted? granted = null)
    {
        var holder = subject ?? await Holder();
        await Get<IEnumerable<ISubscriber>>().OfType<IssueOnGrant>().Single().Handle(await Grant(holder, granted), default);
        return (await Get<CertificateFolder>().Of(holder, default))[0];
    }

    internal async Task<byte[]> Bytes(Guid certificate) => (await Get<ICertificates>().Pdf(certificate))!.Bytes;

    public async Task<long> Count(string query, params NpgsqlParameter[] parameters)
    {
        await using var command = Db.CreateCommand(query);
        command.Parameters.AddRange(parameters);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private ServiceProvider Build(string connection, bool workers = false)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(new FakeLoggerProvider(Logs)));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new OneStopSettings { Fonts = FontFolder(), PublicUrl = PublicUrl });
        services.AddSingleton<ICatalog, CatalogOfDepartments>();
        services.AddEventSourcing(connection, GoldenEvents.Masters,
            [typeof(IStreams).Assembly, typeof(CertificateIssued).Assembly, typeof(CertificatesModule).Assembly, typeof(City).Assembly]);
        if (workers)
        {
            services.AddSingleton(new LedgerKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)));
            services.AddSingleton(new RootsFile(Path.Combine(AppContext.BaseDirectory, "no-roots.jsonl")));
            services.AddEventSourcingWorkers();
        }

        services.AddAppending<GrantedCase>().AddAppending<Certificate>();
        new CertificatesModule().AddServices(services, new ConfigurationBuilder().Build());
        return services.BuildServiceProvider();
    }

    public static string FontFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, ".onestop", "fonts") is var fonts && Directory.Exists(fonts))
                return Environment.GetEnvironmentVariable("ONESTOP_FONTS") ?? fonts;
        }

        return Environment.GetEnvironmentVariable("ONESTOP_FONTS")
            ?? throw new DirectoryNotFoundException("No fonts. Run ./onestop test, which fetches them, or set ONESTOP_FONTS.");
    }
}
