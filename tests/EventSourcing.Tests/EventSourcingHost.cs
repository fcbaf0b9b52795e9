using System.Security.Cryptography;
using Npgsql;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Integrity;
using OneStop.EventSourcing.Secrets;
using OneStop.EventSourcing.Store;
using OneStop.Secrets;
using OneStop.TestDatabase;

namespace OneStop.EventSourcing.Tests;

/// <summary>One database for all tests of the kernel; each test uses streams of its own.</summary>
public sealed class EventSourcingDatabase : IAsyncLifetime
{
    public MasterKeys Masters { get; } = new(Key(), Key());
    public LedgerKey Ledger { get; } = new(ECDsa.Create(ECCurve.NamedCurves.nistP256));
    public RootsFile Roots { get; } = new(Path.Combine(Path.GetTempPath(), $"onestop-test-{Guid.CreateVersion7():n}", "roots.jsonl"));
    public TestDb Database { get; private set; } = null!;
    public EventSourcingHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDb.Create([typeof(EventSourcingServices).Assembly]);
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
    public static async Task<EventSourcingDatabase> Own()
    {
        var own = new EventSourcingDatabase();
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
public sealed class EventSourcingCollection : ICollectionFixture<EventSourcingDatabase>
#pragma warning restore CA1711
{
    public const string Name = "platform";
}

/// <summary>A node: the kernel's services over the database, with workers when asked.</summary>
public sealed class EventSourcingHost : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly List<IHostedService> running = [];

    public EventSourcingHost(EventSourcingDatabase database, Action<IServiceCollection> more, DueSettings? due = null, string name = "test")
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton(TimeProvider.System);
        collection.AddSingleton(database.Ledger);
        collection.AddSingleton(database.Roots);
        collection.AddEventSourcing($"{database.Database.ConnectionString};Application Name={name}", database.Masters, [typeof(Account).Assembly]);
        collection.AddEventSourcingWorkers(due);
        foreach (var role in typeof(AccountHandler).GetInterfaces())
            collection.AddSingleton(role, typeof(AccountHandler));
        more(collection);
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public IStreams Streams => services.GetRequiredService<IStreams>();
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

    /// <summary>Handles what is due until nothing more may be handled now.</summary>
    public async Task Drain()
    {
        while (await Worker<DueService>().HandleSome(default) > 0) { }
    }

    public async Task<T> Ask<T>(string query)
    {
        await using var command = Db.CreateCommand(query);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task Run(string text, params NpgsqlParameter[] parameters)
    {
        await using var command = Db.CreateCommand(text);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Opens an account for a new subject.</summary>
    public async Task<Guid> Open(string owner = "张三")
    {
        var (id, subject) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var opened = await Streams.Send(id, new OpenAccount(owner, await Keys.Ensure(subject)), By("opener"));
        opened.IsRefused.ShouldBeFalse();
        return id;
    }

    public Task<Result<int>> PayIn(Guid id, int amount, string by, string? key = null, string? also = null) =>
        Streams.Send(id, new PayIn(amount, by, also), By(by, key));

    public static CommandContext By(string who, string? key = null) =>
        new(new Guid(MD5Hash(who)), Channel.Portal, key);

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in running)
            await worker.StopAsync(CancellationToken.None);
        await services.DisposeAsync();
    }

    private static byte[] MD5Hash(string who) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(who))[..16];
}
