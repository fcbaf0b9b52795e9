using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Contracts.Privacy;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Privacy;

/// <summary>A copy of my data (个人信息保护法 45; docs/my-data.md).</summary>
public sealed class CopyTests(PortalUnderTest portal)
{
    private const string QinLang = "990102198605096177", Mobile = "19900007386";

    [Fact]
    public async Task The_page_tells_all_groups_and_hides_what_identifies()
    {
        using var browser = await portal.SignedIn("qinlang");
        var page = await browser.Get("/account/data");
        page.Status.ShouldBe(200);
        foreach (var group in new[] { "账号（1）", "替谁办事", "没提交的草稿", "办件（", "上传的材料", "证照（", "通行密钥", "登录（", "谁看过" })
            page.Text.ShouldContain(group);
        page.Text.ShouldContain("990***********6177");
        page.Body.ShouldNotContain(QinLang);
        page.Body.ShouldNotContain(Mobile);
    }

    [Fact]
    public async Task The_file_has_the_shape_that_is_documented_and_all_in_full_and_taking_it_is_on_record()
    {
        using var browser = await portal.SignedIn("qinlang");
        var page = await browser.Get("/account/data");
        using var sent = await Take(browser, page, "json");
        sent.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        sent.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        sent.Headers.CacheControl!.NoStore.ShouldBeTrue();
        using var copy = JsonDocument.Parse(await sent.Content.ReadAsStringAsync());
        copy.RootElement.GetProperty("format").GetString().ShouldBe("onestop.my-data/1");
        var groups = copy.RootElement.GetProperty("groups").EnumerateArray().ToDictionary(g => g.GetProperty("code").GetString()!);
        var described = await File.ReadAllTextAsync(Path.Combine(Sources.Root, "docs", "my-data.md"));
        groups.Keys.Where(code => !described.Contains($"`{code}`", StringComparison.Ordinal)).ShouldBeEmpty();
        var values = groups["account"].GetProperty("rows")[0].GetProperty("values").EnumerateArray()
            .ToDictionary(v => v.GetProperty("code").GetString()!, v => v.GetProperty("value").GetString());
        values["idNumber"].ShouldBe(QinLang);
        values["mobile"].ShouldBe(Mobile);
        groups["certificates"].GetProperty("rows").GetArrayLength().ShouldBeGreaterThan(0);

        (await browser.Get("/account/looks")).Text.ShouldContain("您自己 下载了全部资料的副本");
    }

    [Fact]
    public async Task The_file_to_read_says_the_same()
    {
        using var browser = await portal.SignedIn("qinlang");
        using var sent = await Take(browser, await browser.Get("/account/data"), "text");
        var text = await sent.Content.ReadAsStringAsync();
        text.ShouldContain("身份证号：" + QinLang);
        text.ShouldContain("证照（");
    }

    [Fact]
    public async Task Somebody_elses_data_is_in_no_copy()
    {
        using var browser = await portal.SignedIn("liufang");
        using var sent = await Take(browser, await browser.Get("/account/data"), "json");
        var text = await sent.Content.ReadAsStringAsync();
        text.ShouldContain("990102198809032044");
        text.ShouldNotContain(QinLang);
        text.ShouldNotContain("秦朗");
    }

    /// <summary>Whoever adds a table with something of a person has to say how the person gets it.</summary>
    [Fact]
    public async Task Every_table_that_has_something_of_a_person_is_in_the_copy()
    {
        var services = await portal.Services();
        await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            """
            select distinct c.table_schema || '.' || c.table_name from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where t.table_type = 'BASE TABLE' and data_type = 'uuid' and column_name in ('subject', 'person', 'account', 'operator')
            """);
        var tables = new List<string>();
        await using (var row = await command.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
                tables.Add(row.GetString(0));
        }

        // The keys are what keeps the rest; posts are an official's, by whom they are shown on pages; an enterprise is no person.
        string[] otherwise =
        [
            "platform.subject_keys", "identity.posts", "identity.enterprises",
            // Of officials' second step; they cannot be read, and their owner sees on a page whether it is on.
            "identity.authenticators", "identity.recovery_codes",
            // What happened to the account: its owner has it as sign-ins, passkeys and mandates.
            "platform.audit",
        ];
        tables.Except(services.GetServices<IHoldsPersonalData>().SelectMany(h => h.Tables)).Except(otherwise).ShouldBeEmpty();
        tables.Count.ShouldBeGreaterThan(12);
    }

    private static async Task<HttpResponseMessage> Take(Browser browser, Seen page, string kind)
    {
        var form = page.Form("main form[method=post]").With("as", kind);
        var sent = await browser.Http.PostAsync(new Uri(form.Action, UriKind.Relative), new FormUrlEncodedContent(form.Fields));
        ((int)sent.StatusCode).ShouldBe(200);
        return sent;
    }
}
