using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using OneStop.Demo.People;
using OneStop.EventSourcing.Database;
using OneStop.SignOn.Clients;
using OneStop.SignOn.RegisterClient;
using OneStop.Testing;

[assembly: AssemblyFixture(typeof(OneStop.SignOn.Tests.SignOnPortal))]

namespace OneStop.SignOn.Tests;

/// <summary>The real portal under the address that it has made public, as tokens and signed requests of clients name it.</summary>
public class SignOnPortal : PortalUnderTest
{
    private readonly int port = Free();

    public ForwardClock Clock { get; } = new();

    public string Issuer => $"http://127.0.0.1:{port}/";

    internal DemoCast Cast { get; } = DemoCast.Read();

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [new("Urls", Issuer), new("OneStop:PublicUrl", Issuer.TrimEnd('/')), new("OneStop:TokensPerMinute", "100000")];

    protected override void Adjust(WebApplicationBuilder builder) => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));

    public async Task<Browser> SignedIn(string user)
    {
        var browser = await Visitor();
        var staff = Cast.Staff.Any(s => s.User == user);
        (await browser.SignIn(user, Cast.Password, staff ? "/staff/signin" : "/signin")).Path.ShouldNotEndWith("/signin");
        return browser;
    }

    /// <summary>A site of a department that nobody has allowed anything yet.</summary>
    internal async Task<Site> NewSite(string department = "market-regulation", Func<ClientForm, ClientForm>? change = null)
    {
        var form = new ClientForm("测试网站", "Test site", department, ["site"], "secret", null, Site.Home + "back", Site.Home + "bye", null, null);
        var made = await Register(change is null ? form : change(form));
        return new(this, made.Id, made.ClientId, made.Secret);
    }

    internal async Task<RegisteredClient> Register(ClientForm form)
    {
        await using var scope = (await Services()).CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<RegisterClientHandler>().Handle(form, null, default)).Value;
    }

    public async Task<T> Ask<T>(string query, params NpgsqlParameter[] parameters)
    {
        await using var command = (await Services()).GetRequiredService<NpgsqlDataSource>().CreateCommand(query);
        command.Parameters.AddRange(parameters);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>For a class of tests that move the clock or change the keys.</summary>
public sealed class OwnPortal : SignOnPortal;

public sealed class ForwardClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Move(TimeSpan by) => ahead += by;
}
