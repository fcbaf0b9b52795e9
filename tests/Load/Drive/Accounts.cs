using Microsoft.Extensions.DependencyInjection;
using OneStop.Contracts.Identifiers;
using OneStop.Kernel.Database;
using OneStop.Kernel.Secrets;
using OneStop.Portal;

namespace OneStop.Load.Drive;

/// <summary>The demo people that drive: the setup of the demo profile makes them.</summary>
internal sealed record Accounts(string Password, string Citizen, string CitizenEnterprise, string Clerk, string Reviewer, Guid Person, IReadOnlyList<Guid> Applicants)
{
    public static async Task<Accounts> Prepare(IServiceProvider services)
    {
        await Setup.Lay(services, demo: true);
        var cast = Identity.Demo.DemoPeople.Read();
        var masters = services.GetRequiredService<MasterKeys>();
        var enterprise = cast.Enterprises.First(e => e.Key == "hewei");
        return new(cast.Password, "zhouhe", enterprise.Name, "tianyu", "chenjing",
            SubjectId.OfPerson(masters, cast.Citizens.First(c => c.User == "zhouhe").IdNumber), [SubjectId.OfEnterprise(masters, enterprise.Uscc)]);
    }
}
