using System.Security.Cryptography;
using Npgsql;
using OneStop.Kernel.Database;
using OneStop.Kernel.Integrity;
using OneStop.Kernel.Secrets;
using OneStop.Kernel.Store;
using OneStop.TestDatabase;

namespace OneStop.Kernel.Tests;

/// <summary>One database for all tests of the kernel; each test uses streams of its own.</summary>
public sealed class KernelDatabase : IAsyncLifetime
{
    public MasterKeys Masters { get; } = new(Key(), Key());
    public LedgerKey Ledger { get; } = new(ECDsa.Create(ECCurve.NamedCurves.nistP256));
    public RootsFile Roots { get; } = new(Path.Combine(Path.GetTempPath(), $"onestop-test-{Guid.CreateVersion7():n}", "roots.jsonl"));
    public TestDb Database { get; private set; } = null!;
    public KernelHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDb.Create([typeof(KernelServices).Assembly]);
        Roots.Begin();
        Host = new(this, _ => { });
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(Roots.Path)!, recursive: true);
    }

    /// <summary>A database and keys for one test alone.</summary>
    public static async Task<KernelDatabase> Own()
    {
        var own = new KernelDatabase();
        await own.InitializeAsync();
        return own;
    }

    /// <summary>Gives the portal's role its rights on tables that a test made.</summary>
    public async Task Entitle()
    {
        await using var owner = NpgsqlDataSource.Create(Database.OwnerConnectionString);
        await Rights.Grant(owner, new NpgsqlConnectionStringBuilder(Database.ConnectionString).Username!);
    }

    /// <summary>What no portal can do.</summary>
    public Task AsOwner(string text, params NpgsqlParameter[] parameters) => Database.AsOwner(text, parameters);

    private static string Key() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}

[CollectionDefinition(Name)]
#pragma warning disable CA1711 // xunit's word for it.
public sealed class KernelCollection : ICollectionFixture<KernelDatabase>
#pragma warning restore CA1711
{
    public const string Name = "kernel";
}

/// <summary>A node: the kernel's services over the database, with workers when asked.</summary>
public sealed class KernelHost : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly List<IHostedService> running = [];

    public KernelHost(KernelDatabase database, Action<IServiceCollection> more)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton(TimeProvider.System);
        collection.AddSingleton(database.Ledger);
        collection.AddSingleton(database.Roots);
        collection.AddKernel(database.Database.ConnectionString, database.Masters, [typeof(Account).Assembly]);
        collection.AddKernelWorkers();
        more(collection);
        services = collection.BuildServiceProvider();
    }

    public EventStore Store => services.GetRequiredService<EventStore>();
    public NpgsqlDataSource Db => services.GetRequiredService<NpgsqlDataSource>();
    public SubjectKeys Keys => services.GetRequiredService<SubjectKeys>();
    public T Get<T>() where T : notnull => services.GetRequiredService<T>();
    public T Worker<T>() where T : IHostedService => services.GetServices<IHostedService>().OfType<T>().Single();

    public async Task Start<T>() where T : IHostedService
    {
        var worker = Worker<T>();
        running.Add(worker);
        await worker.StartAsync(CancellationToken.None);
    }

    /// <summary>Opens an account for a new subject.</summary>
    public async Task<Guid> Open(string owner = "张三")
    {
        var (id, subject) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var opened = await Store.Decide<Account, Done>(id, By("opener"), (_, _) => Decision.Just(new Opened(owner)), subject);
        opened.IsRefused.ShouldBeFalse();
        return id;
    }

    public Task<Outcome<int>> PayIn(Guid id, int amount, string by, string? key = null) =>
        Store.Decide<Account, int>(id, By(by, key), (account, _) => Decision.Of(account.Balance + amount, new PaidIn(amount, by)));

    public static CommandContext By(string who, string? key = null) =>
        new(new Guid(MD5Hash(who)), "portal", key);

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in running)
            await worker.StopAsync(CancellationToken.None);
        await services.DisposeAsync();
    }

    private static byte[] MD5Hash(string who) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(who))[..16];
}
