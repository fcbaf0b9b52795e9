using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Demo.People;
using OneStop.Demo;
using OneStop.EventSourcing.Secrets;
using OneStop.Identifiers;
using OneStop.Secrets;

namespace OneStop.Load.Drive;

/// <summary>The demo people that drive: the setup of the demo profile makes them.</summary>
internal sealed record Accounts(string Password, string Citizen, string CitizenEnterprise, string Clerk, string Reviewer, Guid Person, Guid Official,
    IReadOnlyList<Guid> Applicants)
{
    public static async Task<Accounts> Prepare(IServiceProvider services)
    {
        await DemoHost.Lay(services);
        var cast = DemoCast.Read();
        var masters = services.GetRequiredService<MasterKeys>();
        var enterprise = cast.Enterprises.First(e => e.Key == "hewei");
        await using var official = services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select id from identity.accounts where kind = 'staff' limit 1");
        return new(cast.Password, "zhouhe", enterprise.Name, "tianyu", "chenjing",
            SubjectId.OfPerson(masters, cast.Citizens.First(c => c.User == "zhouhe").IdNumber),
            (Guid)(await official.ExecuteScalarAsync())!, [SubjectId.OfEnterprise(masters, enterprise.Uscc)]);
    }
}
