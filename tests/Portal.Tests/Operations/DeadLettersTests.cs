using OneStop.Testing;

namespace OneStop.Portal.Tests.Operations;

[Collection(OperationsCollection.Name)]
public sealed class DeadLettersTests(QuietPortal portal) : IAsyncLifetime
{
    private const string Address = "/operations/dead-letters";
    private Browser browser = null!;

    public async ValueTask InitializeAsync()
    {
        browser = await portal.Operator();
        await portal.Clean();
    }

    public ValueTask DisposeAsync()
    {
        browser.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_operator_reads_what_is_stuck_in_plain_words_with_its_number_its_tries_and_what_comes_next()
    {
        var certificate = await portal.Ask<Guid>("select id from certificates.certificates limit 1");
        var number = await portal.Ask<string>("select number from certificates.certificates limit 1");
        await portal.LayFailed(certificate, "cases.deliver", "TimeoutException", attempts: 4);
        await portal.LayFailed(Guid.CreateVersion7(), "certificates.issue-on-grant", "certificates.no-seal", dead: true, attempts: 18);

        var page = await browser.Get(Address);
        page.H1.ShouldStartWith("没做成的后续");
        page.All("dl.figs b").Select(b => b.TextContent.Trim()).Take(3).ShouldBe(["1", "1", "2"]);
        var rows = page.All("section:last-of-type tbody tr").Select(r => r.TextContent).ToList();
        var waiting = rows.Single(r => r.Contains(number, StringComparison.Ordinal));
        waiting.ShouldContain("证照放进办件");
        waiting.ShouldContain("程序出错（TimeoutException）");
        waiting.ShouldContain("再试");
        var dead = rows.Single(r => r.Contains("准予以后出证", StringComparison.Ordinal));
        dead.ShouldContain("部门没有有效的印章");
        dead.ShouldContain("11月28日");
        dead.ShouldContain("18");
        dead.ShouldContain("停下等人");
        page.Text.ShouldContain("导入这个部门的印章");
        page.All("script, style, [style]").ShouldBeEmpty();
    }

    [Fact]
    public async Task One_press_has_one_tried_again_says_so_once_and_leaves_the_account_in_the_log()
    {
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await portal.LayFailed(one, "cases.deliver", "TimeoutException", dead: true);
        await portal.LayFailed(other, "cases.deliver", "TimeoutException", dead: true);
        var id = $"cases.deliver/{one}/2";
        var after = await browser.Submit((await browser.Get(Address)).Form("section:last-of-type form").Press("one", id));

        after.Find(".notice h2")!.TextContent.ShouldBe("1条马上再试");
        (await browser.Get(Address)).Find(".notice").ShouldBeNull();
        (await portal.Ask<string>($"select concat_ws(' ', attempts, at <= now(), dead_at is null, since is null) from platform.due where stream_id = '{one}'")).ShouldBe("0 t t t");
        (await portal.Ask<bool>($"select dead_at is not null from platform.due where stream_id = '{other}'")).ShouldBeTrue();
        var account = await portal.Ask<Guid>("select p.account from identity.posts p join identity.sign_ins s using (account) where p.role = 'operator' and s.outcome = 'signed-in' limit 1");
        portal.Logged.ShouldContain($"{account} has {id} tried again: 1");

        (await browser.Submit((await browser.Get(Address)).Form("section:last-of-type form").With("one", id)))
            .Find(".notice h2")!.TextContent.ShouldBe("没有要再试的");
    }

    [Fact]
    public async Task One_press_has_all_tried_again_that_failed_for_one_reason()
    {
        foreach (var n in Enumerable.Range(0, 3))
            await portal.LayFailed(Guid.CreateVersion7(), "certificates.issue-on-grant", "certificates.no-seal", dead: n == 0);
        await portal.LayFailed(Guid.CreateVersion7(), "certificates.issue-on-grant", "certificates.cannot-be-printed");
        var after = await browser.Submit((await browser.Get(Address)).Form().Press("all", "certificates.issue-on-grant/certificates.no-seal"));
        after.Find(".notice h2")!.TextContent.ShouldBe("3条马上再试");
        after.All("section:last-of-type tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("字库");
    }

    [Fact]
    public async Task A_long_list_is_turned_page_by_page_and_narrowed_to_one_reason()
    {
        foreach (var _ in Enumerable.Range(0, 30))
            await portal.LayFailed(Guid.CreateVersion7(), "cases.deliver", "TimeoutException");
        await portal.LayFailed(Guid.CreateVersion7(), "cases.draft-expiry", "platform.nobody-handles");
        var first = await browser.Get(Address);
        var second = await browser.Get(first.Link("下一页"));
        var ids = first.All("button[name=one]").Concat(second.All("button[name=one]")).Select(b => b.GetAttribute("value")).ToList();
        ids.Count.ShouldBe(31);
        ids.ShouldBeUnique();

        var narrow = await browser.Get(first.Link("这一版程序不认识"));
        narrow.All("button[name=one]").ShouldHaveSingleItem();
        narrow.Find("tr.sel").ShouldNotBeNull().TextContent.ShouldContain("删除到期的草稿");
    }

    [Fact]
    public async Task When_everything_got_done_the_page_says_so_in_both_languages()
    {
        (await browser.Get(Address)).Text.ShouldContain("没有没做成的");
        browser.Prefer("lang", "en");
        var page = await browser.Get(Address);
        page.H1.ShouldStartWith("What did not get done");
        page.Text.ShouldContain("Everything got done");
    }

    [Theory]
    [InlineData("?after=x")]
    [InlineData("?after=1/cases.deliver/x/2")]
    [InlineData("?after=-1/cases.deliver/00000000-0000-0000-0000-000000000000/2")]
    public async Task An_address_that_was_tampered_with_is_refused(string query) => (await browser.Get(Address + query)).Status.ShouldBe(400);

    [Fact]
    public async Task A_press_that_names_nothing_is_refused()
    {
        await portal.LayFailed(Guid.CreateVersion7(), "cases.deliver", "TimeoutException");
        var form = (await browser.Get(Address)).Form();
        (await browser.Submit(form.With("all", "nonsense"))).Status.ShouldBe(400);
        (await browser.Submit(form.With("all"))).Status.ShouldBe(400);
    }
}
