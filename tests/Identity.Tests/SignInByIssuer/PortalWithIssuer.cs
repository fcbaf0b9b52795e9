using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Identifiers;
using OneStop.Secrets;
using OneStop.Testing;

namespace OneStop.Identity.Tests.SignInByIssuer;

/// <summary>A portal that trusts one issuer.</summary>
public sealed class PortalWithIssuer : IdentityPortal
{
    public const string Door = "/signin/issuer/national";

    internal OutsideIssuer Issuer { get; } = new();

    protected override IEnumerable<KeyValuePair<string, string>> Settings => base.Settings.Concat(Issuer.Settings());

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Issuer.DisposeAsync();
    }

    internal (string Name, string IdNumber) Known(string key)
    {
        var person = Registers.People.Single(p => p.Key == key);
        return (person.Name, person.IdNumber);
    }

    internal async Task<Guid> Subject(string idNumber) => SubjectId.OfPerson((await Services()).GetRequiredService<MasterKeys>(), idNumber);

    /// <summary>Somebody is sent there and back, and is not let in.</summary>
    internal async Task<Seen> Refused(string words, int status)
    {
        using var browser = await Visitor();
        var page = await browser.Get(Door);
        page.H1.ShouldBe("没有登录", page.Text);
        page.Text.ShouldContain(words);
        page.Status.ShouldBe(status);
        page.Headers.ContainsKey("Refresh").ShouldBeFalse();
        (await browser.Get("/account")).Path.ShouldBe("/signin");
        return page;
    }

    internal async Task<long> Count(string query, params object[] values)
    {
        await using var command = (await Services()).GetRequiredService<NpgsqlDataSource>().CreateCommand(query);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
