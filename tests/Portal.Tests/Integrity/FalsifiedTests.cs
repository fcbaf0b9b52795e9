using System.Text.Json;
using Npgsql;
using OneStop.Cases;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Demo;
using OneStop.Domain;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Integrity;
using OneStop.EventSourcing.Store;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Integrity;

/// <summary>A city with cases on their way, certificates, a draft and looks of all kinds, all of it signed; and what it was is put back after each
/// edit.</summary>
public sealed class SignedCity : PortalUnderTest, IAsyncLifetime
{
    private static readonly string[] Tables =
        ["cases.cases", "cases.items", "platform.due", "certificates.certificates", "catalog.drafts", "cases.looks", "exchange.looks", "certificates.checks",
            "certificates.seal_uses", "certificates.files", "certificates.numbers", "certificates.seals", "certificates.authorities", "catalog.matters",
            "catalog.parts", "catalog.retired"];

    public async ValueTask InitializeAsync()
    {
        var services = await Services();
        // As up lays them: a worker beside would have what lies weeks back count as accepted before the sample's clerk accepts it.
        var worker = services.GetServices<IHostedService>().Single(s => s.GetType().Name == "DueService");
        await worker.StopAsync(CancellationToken.None);
        await DemoHost.LaySamples(services);
        await worker.StartAsync(CancellationToken.None);
        while (await Scalar("select count(*) from platform.due where at <= now()") > 0)
            await Task.Delay(100);
        await Alter(
            """
            insert into cases.looks (case_id, account, post, item, whole) select id, id, 'market-regulation/990102/Reviewer', '', n = 2 from cases.cases, generate_series(1, 3) as n;
            insert into exchange.looks (id, at, on_behalf_of, subject, register, question, purpose, legal_basis, outcome, milliseconds)
            select gen_random_uuid(), now(), s.subject, s.subject, 'population', 'person', 'test', 'test', 'found', n from (select distinct subject from cases.cases) as s, generate_series(1, 3) as n;
            insert into certificates.checks (file, subject, way, verdict, at) select id, subject, 'number', 'Valid', now() from certificates.files;
            """);
        await LayDraft();
        // Nothing more may happen, or what is put back would be older than what was signed.
        var others = services.GetServices<IHostedService>().Where(s => s.GetType().Assembly == typeof(IntegrityCheck).Assembly
            && s.GetType().Name != "RootService");
        await Task.WhenAll(others.Select(s => s.StopAsync(CancellationToken.None)));
        var left = await Scalar(Unsigned);
        for (var wait = 0; left > 0 && wait < 600; wait++, left = await Scalar(Unsigned))
            await Task.Delay(200);
        left.ShouldBe(0);
        // Rows that a test chains anew would be signed, too, and be missing once they are put back.
        await services.GetServices<IHostedService>().Single(s => s.GetType().Name == "RootService").StopAsync(CancellationToken.None);
        foreach (var table in Tables)
            await Alter($"create table {Kept(table)} as table {table}");
    }

    public async Task<IReadOnlyList<string>> After(string edit)
    {
        await Alter(edit);
        var report = await (await Services()).GetRequiredService<IntegrityCheck>().Run();
        foreach (var table in Tables)
            await Alter($"set session_replication_role = replica; delete from {table}; insert into {table} overriding system value select * from {Kept(table)}");
        return report.Faults;
    }

    private const string Unsigned =
        """
        with signed as (select coalesce(max((line::json -> 'root' ->> 'toTx')::text::xid8), '0') as upto from platform.roots)
        select (select count(*) from events.mt_events, signed where tx >= upto) + (select count(*) from cases.looks, signed where tx >= upto)
             + (select count(*) from exchange.looks, signed where tx >= upto) + (select count(*) from certificates.checks, signed where tx >= upto)
             + (select count(*) from certificates.seal_uses, signed where tx >= upto) + (select count(*) from certificates.files, signed where tx >= upto)
             + (select count(*) from certificates.numbers, signed where tx >= upto) + (select count(*) from catalog.parts, signed where tx >= upto)
        """;

    private static string Kept(string table) => "public.kept_" + table.Replace('.', '_');

    private async Task LayDraft()
    {
        var started = new DraftStarted(DraftKind.Department, "test", 0, JsonSerializer.Deserialize<JsonElement>("""{"name":{"zh":"测试","en":"Test"}}"""));
        var laid = await (await Services()).GetRequiredService<IStreams>()
            .Send(Guid.CreateVersion7(), new AppendEvents<CatalogDraft>([started]), new(Guid.CreateVersion7(), Channel.Portal));
        laid.IsRefused.ShouldBeFalse();
    }

    private async Task Alter(string text, params NpgsqlParameter[] parameters)
    {
        await using var db = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(await OwnerConnectionString()) { Pooling = false });
        await using var command = db.CreateCommand(text);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<long> Scalar(string text)
    {
        await using var command = (await Services()).GetRequiredService<NpgsqlDataSource>().CreateCommand(text);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}

public sealed class FalsifiedTests(SignedCity city) : IClassFixture<SignedCity>
{
    [Fact]
    public async Task A_city_that_nobody_touched_is_sound() => (await city.After("select 1")).ShouldBeEmpty();

    [Theory]
    [InlineData("update cases.items set status = 'Granted' where status = 'Received'", "cases.items", "status is not")]
    [InlineData("update cases.items set due_on = due_on + 30 where status = 'Accepted'", "cases.items", "due_on is not")]
    [InlineData("update cases.items set title = (select title from cases.items o where o.subject <> i.subject limit 1) from (select subject, case_id as id from cases.items limit 1) i where case_id = i.id", "cases.items", "title is not")]
    [InlineData("update cases.items set title_blind = '\\x00'", "cases.items", "title_blind is not")]
    [InlineData("update cases.items set changed_at = changed_at - interval '3 days'", "cases.items", "changed_at is not")]
    [InlineData("update cases.items set filed_at = filed_at - interval '3 days'", "cases.items", "filed_at is not")]
    [InlineData("delete from cases.items where ctid = (select ctid from cases.items limit 1)", "cases.items", "has no row")]
    [InlineData("insert into cases.items select gen_random_uuid(), item, number, matter, region, department, status, due_on, subject, title, title_blind, channel, changed_at, filed_at from cases.items limit 1", "cases.items", "no event made")]
    [InlineData("insert into cases.items select case_id, item || '-more', number, matter, region, department, status, due_on, subject, title, title_blind, channel, changed_at, filed_at from cases.items limit 1", "cases.items", "no event made")]
    [InlineData("update cases.cases set closed = true where not closed", "cases.cases", "closed is not")]
    [InlineData("update cases.cases set due_on = due_on - 30", "cases.cases", "due_on is not")]
    [InlineData("update cases.cases set subject = gen_random_uuid()", "cases.cases", "subject is not")]
    [InlineData("delete from cases.cases where ctid = (select ctid from cases.cases limit 1)", "cases.cases", "has no row")]
    [InlineData("insert into cases.cases select 'ffffffff-ffff-ffff-ffff-ffffffffffff', number || '-more', matter, region, subject, operator, title, submitted_at, due_on, items, finished, granted, needs_applicant, closed from cases.cases limit 1", "cases.cases", "no event made")]
    [InlineData("update platform.due set at = at + interval '30 days' where kind = 'cases.deemed-acceptance'", "platform.due", "at is not")]
    [InlineData("delete from platform.due where kind = 'cases.deemed-acceptance'", "platform.due", "has no row")]
    [InlineData("update certificates.certificates set valid_until = '2099-12-31'", "certificates.certificates", "valid_until is not")]
    [InlineData("update certificates.certificates set revoked_at = now(), revoked_because = 'x'", "certificates.certificates", "revoked_at is not")]
    [InlineData("update certificates.certificates set number = number || '1'", "certificates.certificates", "number is not")]
    [InlineData("update certificates.certificates set face = set_byte(face, 40, get_byte(face, 40) # 1)", "certificates.certificates", "face is not")]
    [InlineData("delete from certificates.certificates where ctid = (select ctid from certificates.certificates limit 1)", "certificates.certificates",
        "has no row")]
    [InlineData("update catalog.drafts set status = 'published', version = 1", "catalog.drafts", "status is not")]
    [InlineData("update catalog.drafts set name = '{\"zh\": \"别的\", \"en\": \"Other\"}'", "catalog.drafts", "name is not")]
    [InlineData("delete from catalog.drafts", "catalog.drafts", "has no row")]
    public async Task A_falsified_read_model_is_named(string edit, string table, string what) =>
        (await city.After(edit)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.ShouldStartWith(table), f => f.ShouldContain(what));

    [Theory]
    [InlineData("update certificates.files f set sealed = o.sealed from certificates.files o where o.id <> f.id", "certificates.files", "is not what was written")]
    [InlineData("update certificates.files set title = '别的' where id = (select min(id::text)::uuid from certificates.files)", "certificates.files", "is not what was written")]
    [InlineData("delete from certificates.files where id = (select min(id::text)::uuid from certificates.files)", "certificates.files", "there are")]
    [InlineData("delete from certificates.numbers", "certificates.numbers", "there are 0")]
    [InlineData("update certificates.seals set department = 'fire-rescue'", "certificates.seals", "is not what was written")]
    [InlineData("update certificates.authorities set name = 'another'", "certificates.authorities", "is not what was written")]
    [InlineData("alter table catalog.matters disable trigger user; update catalog.matters set body = jsonb_set(body, '{minutes}', '99') where code = 'YJS-E01'; alter table catalog.matters enable trigger user", "catalog.matters", "its content is not")]
    [InlineData("alter table catalog.matters disable trigger user; delete from catalog.matters where code = 'YJS-E01'; alter table catalog.matters enable trigger user", "catalog.matters", "there are")]
    [InlineData("alter table catalog.parts disable trigger user; update catalog.parts k set body = '{}', row_hash = sha256(convert_to((to_jsonb(k) - 'row_hash')::text, 'UTF8')) where kind = 'department'; alter table catalog.parts enable trigger user", "catalog.parts", "")]
    public async Task What_was_issued_and_published_stays_as_it_was(string edit, string table, string named) =>
        (await city.After(edit)).ShouldContain(f => f.Contains(table, StringComparison.Ordinal) && f.Contains(named, StringComparison.Ordinal), table);

    [Theory]
    [InlineData("cases.looks", "post = 'fire/990102/Reviewer'")]
    [InlineData("exchange.looks", "purpose = 'another'")]
    [InlineData("certificates.checks", "verdict = 'Altered'")]
    [InlineData("certificates.seal_uses", "at = at - interval '1 day'")]
    public async Task A_falsified_ledger_is_named(string table, string change)
    {
        (await city.After($"update {table} set {change} where entry = 1")).ShouldContain(f => f.Contains(table) && f.Contains("entry 1: its content"));
        (await city.After($"delete from {table} l where entry = (select max(entry) from {table})")).ShouldContain(f => f.Contains("Root") && f.Contains(table));
        (await city.After($"delete from {table}")).ShouldContain(f => f.Contains("Root") && f.Contains(table) && f.Contains("there are 0"));
        (await city.After($"delete from {table}; insert into {table} overriding system value select * from public.kept_{table.Replace('.', '_')}"))
            .ShouldContain(f => f.Contains(table), "chained anew by somebody else");
    }
}
