using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Contracts.Exchange;
using OneStop.Contracts.Privacy;
using OneStop.EventSourcing.Integrity;
using OneStop.Identifiers;
using OneStop.Secrets;
using OneStop.Testing;
using OneStop.Web;

namespace OneStop.Portal.Tests.Privacy;

/// <summary>Who looked at my data, for what (个人信息保护法 44, 45).</summary>
public sealed partial class LooksTests(PortalUnderTest portal)
{
    private const string LiuFang = "990102198809032044", MaLin = "990102197903264111";

    [Fact]
    public async Task A_person_reads_who_asked_which_register_why_by_which_rule_and_what_came_of_it()
    {
        var subject = SubjectId.OfPerson(await Masters(), LiuFang);
        await Asked(subject, null, "social-insurance", "cases.prefill-party", onBehalf: Guid.CreateVersion7(), actor: Guid.CreateVersion7());
        using var browser = await portal.SignedIn("liufang");
        var page = await browser.Get("/account/looks");
        page.Status.ShouldBe(200);
        foreach (var wanted in new[] { "另一位申请人", "社会保险（人社）", "替申请人填好表里关于您的栏目", Look.Sharing, "查到了" })
            page.Text.ShouldContain(wanted);
        page.Body.ShouldNotContain(LiuFang);
    }

    [Fact]
    public async Task What_they_did_themselves_is_called_so_and_can_be_left_out()
    {
        var subject = SubjectId.OfPerson(await Masters(), MaLin);
        var account = await Scalar<Guid>("select id from identity.accounts where subject = $1 and kind = 'citizen'", subject);
        await Asked(subject, null, "vehicles", "cases.prefill", subject, account);
        using var browser = await portal.SignedIn("malin");
        (await browser.Get("/account/looks")).Text.ShouldContain("您自己 查了机动车登记");
        (await browser.Get("/account/looks?others=true")).Text.ShouldNotContain("机动车登记");
    }

    [Fact]
    public async Task Page_by_page_every_look_of_every_ledger_stands_once_and_in_order()
    {
        var (subject, file) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var at = TimeProvider.System.GetUtcNow().AddHours(-1);
        for (var n = 0; n < 9; n++)
        {
            // Three moments, so that many stand at the same one.
            await Asked(subject, at.AddMinutes(n % 3), "tax", "cases.prefill", subject, Guid.CreateVersion7());
            await Scalar<int>(
                """
                with file as (insert into certificates.files (id, stream, version, kind, subject, department, title, number, code, sha256, signed_digest, sealed)
                    select $2, $2, 1, 'certificate', $1, 'health', '证', 'n', $2::text, ''::bytea, ''::bytea, ''::bytea
                    where not exists (select from certificates.files where id = $2) returning 1)
                insert into certificates.checks (file, subject, way, verdict, at) values ($2, $1, 'code', 'genuine', $3) returning 1
                """, subject, file, at.AddMinutes(n % 3));
        }

        var list = (await portal.Services()).GetRequiredService<MyData.ShowLooks.LookList>();
        var all = await list.Of(subject, null, null, 100, default);
        all.Count.ShouldBe(18);
        var paged = new List<LookSeen>();
        while (await list.Of(subject, paged.LastOrDefault()?.Place, null, 4, default) is { Count: > 0 } page)
            paged.AddRange(page);
        paged.ShouldBe(all);
        all.Select(l => l.Place.At).ShouldBe(all.Select(l => l.Place.At).OrderDescending());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("1/2")]
    [InlineData("99999999999999999999/exchange.looks/0")]
    public async Task Nonsense_for_a_place_is_400(string after)
    {
        using var browser = await portal.SignedIn("liufang");
        (await browser.Get("/account/looks?after=" + after)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Every_ledger_of_looks_is_shown_to_whom_it_is_about()
    {
        // A seal is used for a decision, which the person reads in their case: nobody's data is looked at by it.
        // What operators did to a client of the sign-in is of no person either.
        // What happened to accounts and rights is no look; a person's own sign-ins stand in their account.
        // What became of a mandate both its sides read on its own page.
        string[] ofNobody = ["certificates.seal_uses", "openid.client_log", "platform.audit", "identity.mandate_log"];
        var services = await portal.Services();
        services.GetServices<ILooks>().Select(l => l.Ledger).Order(StringComparer.Ordinal)
            .ShouldBe(services.GetServices<ChainedLedger>().Select(l => l.Table).Except(ofNobody).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_purpose_and_every_register_has_words()
    {
        var texts = new TextCatalogue([typeof(TextCatalogue).Assembly, .. OneStopHost.Assemblies]);
        var purposes = new List<string>();
        foreach (var (path, text) in Sources.All(".cs").Where(f => NewLook().IsMatch(f.Text) && !f.Path.StartsWith("src/Demo/", StringComparison.Ordinal)))
        {
            foreach (Match look in NewLook().Matches(text))
            {
                var purpose = look.Groups["purpose"].Value;
                purposes.Add(purpose.StartsWith('"') ? purpose.Trim('"') : Constant(text, purpose)
                    ?? throw new InvalidOperationException($"{path}: why it looks cannot be read off {look.Value}"));
            }
        }

        purposes.Count.ShouldBeGreaterThanOrEqualTo(10);
        foreach (var ledger in Sources.All(".cs").Where(f => f.Text.Contains(": ILooks", StringComparison.Ordinal)))
            purposes.AddRange(Purpose().Matches(ledger.Text).Select(m => m.Groups["purpose"].Value)
                .Where(p => !p.EndsWith(".looks", StringComparison.Ordinal)));
        purposes.AddRange(new[] { "number", "code", "file" }.Select(way => "certificates.verify-" + way));
        purposes.Where(p => p is not "certificates.checks" and not "certificates.verify-").Select(p => "looks.purpose." + p)
            .Concat(RegisterNames.All.Select(r => "looks.register." + r)).Where(key => !texts.Chinese.Has(key) || !texts.English.Has(key)).ShouldBeEmpty();
    }

    private static string? Constant(string text, string name) =>
        Regex.Match(text, $"\\b{Regex.Escape(name)} = \"(?<value>[a-z.-]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } found
            ? found.Groups["value"].Value : null;

    private async Task<MasterKeys> Masters() => (await portal.Services()).GetRequiredService<MasterKeys>();

    private Task<int> Asked(Guid subject, DateTimeOffset? at, string register, string purpose, Guid onBehalf, Guid actor) => Scalar<int>(
        """
        insert into exchange.looks (id, at, actor, on_behalf_of, subject, register, question, purpose, legal_basis, outcome, milliseconds)
        values ($1, $2, $3, $4, $5, $6, 'records.find', $7, $8, 'found', 12) returning 1
        """, Guid.CreateVersion7(), at ?? TimeProvider.System.GetUtcNow(), actor, onBehalf, subject, register, purpose, Look.Sharing);

    private async Task<T> Scalar<T>(string sql, params object[] values)
    {
        var db = (await portal.Services()).GetRequiredService<NpgsqlDataSource>();
        await using var command = db.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    [GeneratedRegex("""new(?: Look)?\((?=[Aa]sker)(?:[^()]|\([^()]*(?:\([^()]*\)[^()]*)*\))*,\s*(?<purpose>"[^"]+"|\w+)\)""")]
    private static partial Regex NewLook();

    [GeneratedRegex("\"(?<purpose>[a-z]+\\.[a-z-]+)\"")]
    private static partial Regex Purpose();
}
