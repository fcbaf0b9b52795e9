using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using OneStop.Contracts.Exchange;
using OneStop.EventSourcing;
using OneStop.EventSourcing.Secrets;
using OneStop.Secrets;
using OneStop.Simulators;
using OneStop.TestDatabase;

namespace OneStop.Exchange.Tests;

/// <summary>The departments' systems on a real port, the module over a real database, and a clock that stands still until it is moved.</summary>
public sealed class City : IAsyncLifetime
{
    public const string Hewei = "91990102MA0H7K2C60";
    public const string ZhouHe = "990102199104121260";

    public static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(700);

    private static readonly string Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private readonly HttpClient admin = new();
    private WebApplication? departments;
    private ServiceProvider? services;
    private TestDb? database;

    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());
    public MasterKeys Masters { get; } = new(
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    public NpgsqlDataSource Db => services!.GetRequiredService<NpgsqlDataSource>();
    public IPopulationRegister Population => services!.GetRequiredService<IPopulationRegister>();
    public ILicenceRegister Licences => services!.GetRequiredService<ILicenceRegister>();
    public IPlaceRegister Places => services!.GetRequiredService<IPlaceRegister>();

    public IDataRegister Registers => services!.GetRequiredService<IDataRegister>();

    public static Look Look(string purpose = "tests") => new(Asker.Of(Guid.CreateVersion7(), confirmed: true), purpose);

    public async ValueTask InitializeAsync()
    {
        departments = SimulatorServer.Build(
            ["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None", "--Simulators:Callers:0:AppId", "city", "--Simulators:Callers:0:Key", Key],
            Clock);
        await departments.StartAsync();
        admin.BaseAddress = new Uri(departments.Urls.Single());
        database = await TestDb.Create([typeof(EventSourcingServices).Assembly, typeof(ExchangeModule).Assembly]);
        services = Module(database.ConnectionString, Addresses(Departments, Key));
    }

    public async ValueTask DisposeAsync()
    {
        admin.Dispose();
        if (services is not null)
            await services.DisposeAsync();
        if (departments is not null)
            await departments.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }

    /// <summary>The module as the portal adds it, with settings of one's own.</summary>
    public ServiceProvider Module(string connectionString, Dictionary<string, string?> settings)
    {
        settings["OneStop:Exchange:AppId"] = "city";
        settings["OneStop:Exchange:LimitMilliseconds"] = Limit.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddSingleton(Masters);
        collection.AddSingleton(NpgsqlDataSource.Create(connectionString));
        new ExchangeModule().AddServices(collection, configuration);
        return collection.BuildServiceProvider();
    }

    public string ConnectionString => database!.ConnectionString;

    public string Departments => departments!.Urls.Single();

    public async Task Switch(string system, string mode, int milliseconds = 3000)
    {
        using var response = await admin.PostAsJsonAsync("/admin/faults", new { system, mode, milliseconds });
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Every register at one server, as the demo has them, and the key to sign with.</summary>
    public static Dictionary<string, string?> Addresses(string server, string? key)
    {
        var settings = RegisterNames.All.ToDictionary(
            r => $"OneStop:Exchange:Addresses:{r}", string? (string r) => $"{server}/{Path(r)}", StringComparer.Ordinal);
        settings["OneStop:Exchange:Key"] = key;
        return settings;

        static string Path(string register) => register switch
        {
            RegisterNames.MarketEntities => "market",
            RegisterNames.Premises => "real-estate",
            _ => register,
        };
    }

    /// <summary>What was asked of a system that keeps silent, after the limit.</summary>
    public async Task<T> AfterTheLimit<T>(Task<T> asked)
    {
        Clock.Advance(Limit + TimeSpan.FromMilliseconds(1));
        return await asked;
    }

    /// <summary>Makes all systems well again, and the module believe it of the market register.</summary>
    public async Task Recover()
    {
        foreach (var system in new[] { "population", "market", "real-estate", "marriage" })
            await Switch(system, "ok");
        Clock.Advance(TimeSpan.FromMinutes(1));
        (await Licences.Find(Hewei, Look())).Found.ShouldNotBeNull();
        // That it answered is forgotten too: what a test sees of it begins with the test.
        Clock.Advance(TimeSpan.FromMinutes(1));
    }

    public async Task<List<Dictionary<string, object?>>> Looks(string purpose)
    {
        await using var command = Db.CreateCommand("select * from exchange.looks where purpose = $1 order by tx");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = purpose });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, object?>>();
        while (await reader.ReadAsync())
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => reader.IsDBNull(i) ? null : reader.GetValue(i)));
        return rows;
    }
}
