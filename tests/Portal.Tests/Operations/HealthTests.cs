using System.Text.Json;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Operations;

[Collection(OperationsCollection.Name)]
public sealed class HealthTests(QuietPortal portal)
{
    [Fact]
    public async Task Ready_turns_degraded_while_something_was_given_up_fails_again_and_again_or_is_late_and_still_answers_200()
    {
        using var monitor = await portal.Visitor();
        await portal.Clean();
        (await Ready(monitor)).ShouldBe((200, "ready", "ready"));

        await portal.LayFailed(Guid.CreateVersion7(), "cases.deliver", "TimeoutException", attempts: 2);
        (await Ready(monitor)).ShouldBe((200, "ready", "ready"));
        await portal.LayFailed(Guid.CreateVersion7(), "cases.deliver", "TimeoutException");
        await portal.LayFailed(Guid.CreateVersion7(), "cases.deliver", "TimeoutException", dead: true);
        (await Ready(monitor)).ShouldBe((200, "degraded", "1 given up, 1 failing, oldest 0 s late"));

        await portal.Clean();
        await portal.Run("insert into platform.due (stream_id, kind, at) values ($1, 'cases.draft-expiry', now() - interval '30 seconds')",
            Sql.P(Guid.CreateVersion7()));
        (await Ready(monitor)).ShouldBe((200, "ready", "ready"));
        await portal.Run("update platform.due set at = now() - interval '2 hours'");
        var (status, word, why) = await Ready(monitor);
        (status, word).ShouldBe((200, "degraded"));
        why.ShouldMatch("^0 given up, 0 failing, oldest 72[0-9][0-9] s late$");
        await portal.Clean();
    }

    [Fact]
    public async Task A_department_without_a_seal_is_named_and_the_portal_stays_in_service()
    {
        using var monitor = await portal.Visitor();
        await portal.Clean();
        await Seals("500 years");
        var (status, checks) = await Checks(monitor);
        await Seals("-500 years");

        using var runs = await portal.Operator();
        await Seals("500 years");
        var page = await runs.Get("/operations/departments");
        await Seals("-500 years");
        page.All("tbody tr")[0].TextContent.ShouldContain("market-regulation", Case.Sensitive, "what lacks something comes first");
        page.All("tbody tr")[0].TextContent.ShouldContain("出不了证");
        (await runs.Get("/operations/departments")).Text.ShouldContain("每个部门都能办");

        status.ShouldBe(200);
        checks["seals"].ShouldBe("no seal: market-regulation");
        checks.Keys.ShouldBe(["database", "silo", "followUps", "ledger", "fonts", "seals", "posts", "registers"]);
        (await Checks(monitor)).Checks.Values.Distinct().ShouldBe(["ready"]);
    }

    private async Task Seals(string later)
    {
        await using var owner = NpgsqlDataSource.Create(await portal.OwnerConnectionString());
        await using var command = owner.CreateCommand(
            "update certificates.seals set valid_from = valid_from + $1::interval, valid_to = valid_to + $1::interval where department = 'market-regulation'");
        command.Parameters.Add(Sql.P(later));
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<(int Status, Dictionary<string, string> Checks)> Checks(Browser monitor)
    {
        using var answer = await monitor.Http.GetAsync("/health/ready");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return ((int)answer.StatusCode, json.RootElement.GetProperty("checks").Deserialize<Dictionary<string, string>>()!);
    }

    private static async Task<(int Status, string Word, string FollowUps)> Ready(Browser monitor)
    {
        using var answer = await monitor.Http.GetAsync("/health/ready");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        json.RootElement.GetProperty("checks").GetProperty("database").GetString().ShouldBe("ready");
        return ((int)answer.StatusCode, json.RootElement.GetProperty("status").GetString()!, json.RootElement.GetProperty("checks").GetProperty("followUps")
            .GetString()!);
    }
}
