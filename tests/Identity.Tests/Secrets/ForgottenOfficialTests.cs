using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Contracts.Identity;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;

namespace OneStop.Identity.Tests.Secrets;

/// <summary>Names that were opened once are kept in memory; a forgotten official's is not.</summary>
public sealed class ForgottenOfficialTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    [Fact]
    public async Task Where_an_official_is_forgotten_the_name_is_gone_at_once()
    {
        var (services, people, account) = await Known("tianyu");
        await services.GetRequiredService<SubjectKeys>().Destroy(await Subject(services, account));
        (await people.StaffNames([account])).ShouldBeEmpty();
    }

    [Fact]
    public async Task On_a_node_that_was_not_told_the_name_is_gone_after_ten_minutes()
    {
        var (services, people, account) = await Known("chenjing");
        await using var elsewhere = services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "update platform.subject_keys set wrapped = null, destroyed_at = now() where subject = $1");
        elsewhere.Parameters.Add(Sql.P(await Subject(services, account)));
        await elsewhere.ExecuteNonQueryAsync();
        (await people.StaffNames([account])).ShouldNotBeEmpty();
        portal.Clock.Move(TimeSpan.FromMinutes(10));
        (await people.StaffNames([account])).ShouldBeEmpty();
    }

    private async Task<(IServiceProvider Services, IPeople People, Guid Account)> Known(string user)
    {
        var services = await portal.Services();
        var people = services.GetRequiredService<IPeople>();
        var account = (await people.StaffAccount(user)).ShouldNotBeNull();
        (await people.StaffNames([account])).ShouldNotBeEmpty();
        return (services, people, account);
    }

    private static async Task<Guid> Subject(IServiceProvider services, Guid account)
    {
        await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select subject from identity.accounts where id = $1");
        command.Parameters.Add(Sql.P(account));
        return (Guid)(await command.ExecuteScalarAsync())!;
    }
}
