using System.Text;
using Npgsql;
using OneStop.Testing;

namespace OneStop.Identity.Tests.Secrets;

public sealed class SecrecyTests(IdentityPortal portal)
{
    [Fact]
    public async Task A_dump_of_the_database_names_no_demo_person()
    {
        using var browser = await portal.SignedIn("zhouhe");
        await browser.Get("/account");
        var secrets = portal.Cast.Citizens.SelectMany(c => new[] { c.Name, c.IdNumber, c.Mobile, c.User })
            .Concat(portal.Cast.Staff.SelectMany(s => new[] { s.Name, s.IdNumber, s.User }))
            .Concat(portal.Cast.Enterprises.SelectMany(e => new[] { e.Name, e.Uscc }))
            .Concat(portal.Registers.People.Select(p => p.HukouAddress))
            .Append(portal.Cast.Password)
            // Somebody whom another test makes up may live nowhere.
            .OfType<string>().Where(s => s.Length > 0).Distinct().ToList();
        await using var db = NpgsqlDataSource.Create(await portal.ConnectionString());
        (await Dump.Find(db, secrets)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_search_itself_finds_what_is_there()
    {
        (await portal.SignedIn("liufang")).Dispose();
        await using var db = NpgsqlDataSource.Create(await portal.ConnectionString());
        (await Dump.Find(db, ["signed-in"])).ShouldContain(f => f.StartsWith("identity.sign_ins", StringComparison.Ordinal));
    }
}
