using System.Text.Json;
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

    private static async Task<(int Status, string Word, string FollowUps)> Ready(Browser monitor)
    {
        using var answer = await monitor.Http.GetAsync("/health/ready");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        json.RootElement.GetProperty("checks").GetProperty("database").GetString().ShouldBe("ready");
        return ((int)answer.StatusCode, json.RootElement.GetProperty("status").GetString()!, json.RootElement.GetProperty("checks").GetProperty("followUps")
            .GetString()!);
    }
}
