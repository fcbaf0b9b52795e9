using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Audit.Trail;
using OneStop.Contracts.Identity;
using OneStop.Demo.People;
using OneStop.EventSourcing.Auditing;
using OneStop.EventSourcing.Events;
using OneStop.EventSourcing.Integrity;
using OneStop.Identifiers;
using OneStop.Secrets;
using OneStop.Testing;
using OneStop.Web;

namespace OneStop.Portal.Tests.Auditing;

/// <summary>Who did what, read by an auditor and exported as evidence.</summary>
public sealed class AuditTrailTests(PortalUnderTest portal)
{
    private const string LiuFang = "990102198809032044";

    [Fact]
    public async Task A_sign_in_and_a_wrong_password_stand_in_the_trail_under_whose_account_it_was()
    {
        using (var other = await portal.Visitor())
            await other.SignIn("linyue", "not-the-password", "/staff/signin");
        using (await SignedIn("linyue"))
        {
        }

        using var auditor = await SignedIn("qiushi");
        var found = await auditor.Get("/audit/find");
        var trail = await auditor.Submit(found.Form().With("official", "linyue"));
        trail.Path.ShouldStartWith("/audit");
        var signIns = await auditor.Get(trail.Address.PathAndQuery + "&kind=sign-in");
        signIns.Text.ShouldContain("登录了");
        signIns.Text.ShouldContain("密码或者验证不对");
        signIns.All("tbody tr").Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Who_is_looked_for_by_number_stands_in_no_address_and_the_search_is_recorded()
    {
        using var auditor = await SignedIn("qiushi");
        var found = await auditor.Get("/audit/find");
        var trail = await auditor.Submit(found.Form().With("number", LiuFang));
        trail.Status.ShouldBe(200);
        trail.Address.PathAndQuery.ShouldNotContain(LiuFang);
        trail.Body.ShouldNotContain(LiuFang);
        trail.Body.ShouldNotContain("刘芳");

        var subject = SubjectId.OfPerson((await portal.Services()).GetRequiredService<MasterKeys>(), LiuFang);
        (await Scalar<long>("select count(*) from platform.audit where what = 'audit.searched' and subject = $1", subject)).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("number", "990102198809032041", "号码不对")]
    [InlineData("number", "", "号码不对")]
    [InlineData("official", "nobody-of-this-name", "没有这个用户名")]
    public async Task Who_is_not_there_is_said(string field, string value, string said)
    {
        using var auditor = await SignedIn("qiushi");
        var found = await auditor.Get("/audit/find");
        var answer = await auditor.Submit(found.Form().With(field, value));
        answer.Status.ShouldBeGreaterThanOrEqualTo(400);
        answer.Errors.ShouldHaveSingleItem().ShouldContain(said);
    }

    [Fact]
    public async Task Page_by_page_every_row_stands_once_and_in_order()
    {
        var reader = (await portal.Services()).GetRequiredService<TrailReader>();
        var until = new TrailFilter(Kind: "setting");
        var all = await reader.Read(Nobody, TrailReader.Searched, until, null, 1000, default);
        all.Count.ShouldBeGreaterThan(20);
        var paged = new List<TrailRow>();
        while (paged.Count < 60 && await reader.Read(Nobody, TrailReader.Searched, until, paged.LastOrDefault()?.Place, 7, default)
            is { Count: > 0 } page)
        {
            paged.AddRange(page);
        }

        paged.Select(r => r.Place).ShouldBe(all.Take(paged.Count).Select(r => r.Place));
    }

    [Fact]
    public async Task Every_kind_and_every_view_can_be_asked_in_every_way()
    {
        var reader = (await portal.Services()).GetRequiredService<TrailReader>();
        foreach (var kind in TrailFilter.Kinds.Append(null))
        {
            var filter = new TrailFilter(kind, new(2026, 1, 1), new(2999, 1, 1), "x", Guid.CreateVersion7(), Guid.CreateVersion7());
            (await reader.Read(Nobody, TrailReader.Searched, filter, null, 10, default)).ShouldBeEmpty();
            (await reader.Read(Nobody, TrailReader.Searched, new(kind), null, 10, default)).ShouldAllBe(r => kind == null || r.Kind == kind);
        }
    }

    [Fact]
    public async Task What_is_exported_proves_itself_without_the_database_and_asks_once_more_who_it_is()
    {
        using var auditor = await SignedIn("qiushi");
        var services = await portal.Services();
        var rows = await services.GetRequiredService<TrailReader>().Read(
            Nobody, TrailReader.Exported, new(), null, 300, default);
        rows.Select(r => r.Kind).Distinct().Count().ShouldBeGreaterThan(2);
        var lines = new List<string>();
        await foreach (var line in services.GetRequiredService<RowEvidence>().Of([.. rows.Select(r => r.Proven)], default))
            lines.Add(line);

        var report = EvidenceFile.Check(lines, services.GetRequiredService<LedgerKey>());
        report.Fault.ShouldBeNull();
        (report.Proven + report.Unsigned).ShouldBe(rows.Count);
        (await auditor.Get("/audit/export")).Path.ShouldBe("/account/prove");
    }

    [Fact]
    public async Task Everything_that_roots_cover_is_shown_to_the_auditor()
    {
        // What is issued follows from events that are shown; numbers and authorities are its paper.
        string[] follows = ["certificates.files", "certificates.numbers", "certificates.authorities"];
        var services = await portal.Services();
        services.GetServices<AuditedView>().Select(v => v.Source).Distinct().Order(StringComparer.Ordinal).ShouldBe(
            services.GetServices<ChainedLedger>().Select(l => l.Table).Concat(services.GetServices<KeptTable>().Select(k => k.Table)).Append("events")
                .Except(follows).Order(StringComparer.Ordinal));
        services.GetServices<AuditedView>().SelectMany(v => v.Kinds).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(TrailFilter.Kinds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_event_has_words()
    {
        var texts = new TextCatalogue([typeof(TextCatalogue).Assembly, .. OneStopHost.Assemblies]).Chinese;
        var types = (await portal.Services()).GetRequiredService<EventTypes>().All.Select(t => t.Key).ToList();
        types.Count.ShouldBeGreaterThan(20);
        types.Select(n => "audit.what." + n[..n.LastIndexOf(".v", StringComparison.Ordinal)]).Where(k => !texts.Has(k)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_post_that_is_given_by_hand_in_the_database_stands_in_the_trail_as_well()
    {
        var account = await (await portal.Services()).GetRequiredService<IPeople>().StaffAccount("linyue");
        await Scalar<int>(
            """
            with given as (insert into identity.posts (id, account, department, region, role, valid_from, made_at)
                values ($1, $2, 'health', '990100', 'clerk', now(), now()) returning id)
            select count(*)::int from given
            """, Guid.CreateVersion7(), account!.Value);
        const string Noted = "select count(*) from identity.audited where what = $2 and about = $1::text and detail = 'health/990100/clerk'";
        (await Scalar<long>(Noted, account.Value, "right.post-given")).ShouldBe(1);
        await Scalar<int>(
            """
            with ended as (update identity.posts set valid_until = now() where account = $1 and role = 'clerk' returning 1)
            select count(*)::int from ended
            """, account.Value);
        (await Scalar<long>(Noted, account.Value, "right.post-ended")).ShouldBe(1);
    }

    private static readonly Actor Nobody = new(Guid.CreateVersion7(), null, "", null, new("data", "990100", Domain.PostRole.Auditor));

    private async Task<Browser> SignedIn(string user)
    {
        var browser = await portal.Visitor();
        (await browser.SignIn(user, DemoCast.Read().Password, "/staff/signin")).Path.ShouldNotEndWith("/signin");
        return browser;
    }

    private async Task<T> Scalar<T>(string text, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create(await portal.ConnectionString());
        await using var command = source.CreateCommand(text);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
