using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Contracts.Privacy;
using OneStop.MyData.KeepWithin;
using OneStop.Testing;
using OneStop.Web;

namespace OneStop.Portal.Tests.Privacy;

/// <summary>How long what is kept, and that it ends (个人信息保护法 19, 47).</summary>
public sealed class RetentionTests(PortalUnderTest portal)
{
    [Fact]
    public async Task What_is_over_is_ended_once_a_day_and_the_operators_read_it()
    {
        var services = await portal.Services();
        var db = services.GetRequiredService<NpgsqlDataSource>();
        var now = TimeProvider.System.GetUtcNow();
        var (old, kept) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Execute(db, "insert into identity.sign_ins (id, at, login, outcome) values ($1, $2, '\\x01', 'wrong')", old, now.AddDays(-185));
        await Execute(db, "insert into identity.sign_ins (id, at, login, outcome) values ($1, $2, '\\x01', 'wrong')", kept, now.AddDays(-183));
        await Execute(db, "insert into identity.mobile_codes (attempt, mobile, code, until, tries) values ($1, '\\x01', '\\x01', $2, 0)",
            old, now.AddMinutes(-1));
        await Execute(db,
            """
            insert into cases.drafts (id, number, subject, operator, matter, matter_version, state, version, updated_at, expires_at)
            values ($1, $1::text, $1, $1, 'YJS-E01', 1, '\x01', 1, $2, $2)
            """, old, now.AddDays(-2));
        // The portal's own job may have had its day already.
        await Execute(db, "delete from mydata.retention_runs");

        var job = services.GetRequiredService<RetentionJob>();
        await job.Run(default);
        (await Count(db, "select count(*) from identity.sign_ins where id = $1", old)).ShouldBe(0);
        (await Count(db, "select count(*) from identity.sign_ins where id = $1", kept)).ShouldBe(1);
        (await Count(db, "select count(*) from identity.mobile_codes where attempt = $1", old)).ShouldBe(0);
        (await Count(db, "select count(*) from cases.drafts where id = $1", old)).ShouldBe(0);
        var last = await job.Last(default);
        last["sign-ins"].Ended.ShouldBe(1);
        last["drafts"].Ended.ShouldBe(1);

        // Another node, or the next hour: the day is done.
        await job.Run(default);
        (await job.Last(default))["sign-ins"].Ended.ShouldBe(1);

        using var browser = await portal.SignedIn("hanmo", "/staff/signin");
        var page = await browser.Get("/operations/retention");
        page.Status.ShouldBe(200, page.Text);
        page.Text.ShouldContain("登录的记录");
        page.Text.ShouldContain("184天");
        page.Text.ShouldContain("1条");
        (await browser.Get("/operations")).Link("存多久").ShouldBe("/operations/retention");
    }

    [Fact]
    public async Task The_privacy_page_tells_the_very_table_that_the_job_works_off()
    {
        var services = await portal.Services();
        var t = services.GetRequiredService<TextCatalogue>().Chinese;
        using var visitor = await portal.Visitor();
        var page = await visitor.Get("/privacy");
        var rules = services.GetServices<IRetention>().ToList();
        rules.Select(r => r.Code).ShouldBeUnique();
        rules.Count.ShouldBeGreaterThanOrEqualTo(6);
        foreach (var rule in rules)
        {
            page.Text.ShouldContain(t["retention." + rule.Code]);
            if (rule.Days is { } days)
                page.Text.ShouldContain($"{t["retention." + rule.Code]}：{days}天后删除");
        }
    }

    private static async Task Execute(NpgsqlDataSource db, string sql, params object[] values)
    {
        await using var command = db.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> Count(NpgsqlDataSource db, string sql, object value)
    {
        await using var command = db.CreateCommand(sql);
        command.Parameters.Add(new() { Value = value });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
