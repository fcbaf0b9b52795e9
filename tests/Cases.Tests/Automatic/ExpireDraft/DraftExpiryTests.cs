using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Cases.Automatic;
using OneStop.Cases.Tests.World;
using OneStop.EventSourcing.DueTimes;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Automatic;

public sealed class DraftExpiryTests(PortalUnderTest portal)
{
    [Fact]
    public async Task A_draft_that_was_not_filed_is_deleted_thirty_days_after_its_last_change()
    {
        using var browser = await new Shop(portal).SignedIn();
        var draft = Shop.IdOf((await Shop.Start(browser)).Path);
        var services = await portal.Services();
        var db = services.GetRequiredService<NpgsqlDataSource>();
        var expires = new DateTimeOffset((await Read<DateTime>("select expires_at from cases.drafts where id = $1"))!.Value);
        (expires - services.GetRequiredService<TimeProvider>().GetUtcNow()).TotalDays.ShouldBeInRange(29, 30.1);

        var handler = services.GetServices<IDueHandler>().Single(h => h.Kind == DraftExpiry.DueKind);
        await handler.Handle(new(draft, handler.Kind, "", expires.AddDays(-1)), default);
        (await Read<DateTime>("select expires_at from cases.drafts where id = $1")).ShouldNotBeNull("it was touched since");
        await handler.Handle(new(draft, handler.Kind, "", expires), default);
        (await Read<DateTime>("select expires_at from cases.drafts where id = $1")).ShouldBeNull();

        async Task<T?> Read<T>(string sql)
            where T : struct
        {
            await using var command = db.CreateCommand(sql);
            command.Parameters.Add(new() { Value = draft });
            return await command.ExecuteScalarAsync() is T value ? value : null;
        }
    }
}
