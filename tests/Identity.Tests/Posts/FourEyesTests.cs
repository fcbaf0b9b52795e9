using Microsoft.Extensions.DependencyInjection;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.Testing;

namespace OneStop.Identity.Tests.Posts;

/// <summary>A post with much power is proposed by one and counts once another one agrees.</summary>
public sealed class FourEyesTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    private const string Own = "tea hill at noon";

    [Fact]
    public async Task One_proposes_another_agrees_and_only_then_it_counts()
    {
        using var first = await portal.SignedIn("hanmo");
        var oneTime = await Propose(first, "takes-two", "两人");
        using var official = await portal.Visitor();
        await official.Submit((await official.Get("/password?staff=true")).Form("form:has([name=new])").With("login", "takes-two")
            .With("password", oneTime).With("new", Own).With("again", Own));
        (await official.SignIn("takes-two", Own, "/staff/signin")).Text.ShouldContain("您的岗位还要另一位管理人员同意");

        var list = await first.Get("/operations/staff");
        list.Text.ShouldContain("等第二个人（");
        list.Text.ShouldContain("这是您提的，要另一位管理人员来同意");
        var post = list.Link("两人");
        (await first.Get(post)).All("main .btns a").Select(a => a.TextContent).ShouldBe(["撤回"]);
        // Who writes requests by hand gets no further.
        (await Agree(first, post, hand: true)).Text.ShouldContain("这是您提的");

        using var second = await portal.SignedIn("shenqing");
        (await second.Get(post)).Text.ShouldContain("您可以同意，也可以不同意");
        var agreed = await Agree(second, post);
        agreed.Text.ShouldContain("同意了，岗位算数了");
        agreed.Text.ShouldContain("谁提的韩默");
        agreed.Text.ShouldContain("谁同意的沈清");
        (await official.SignIn("takes-two", Own, "/staff/signin")).Path.ShouldBe("/studio");
        (await second.Get(post + "/agree")).Text.ShouldContain("这个岗位已经定了");

        // One is enough to end it, and one does not make it longer.
        await second.Submit((await second.Get(post + "/until")).Form("main form").With("until", "2030-12-31"));
        (await second.Submit((await second.Get(post + "/until")).Form("main form").With("until", "2031-12-31"))).Text.ShouldContain("不能一个人延长");
        (await second.Submit((await second.Get(post + "/until")).Form("main form").With("until", ""))).Text.ShouldContain("不能一个人延长");
        (await first.Submit((await first.Get(post + "/end")).Form("main form"))).Text.ShouldContain("岗位结束了");

        // What is only proposed keeps no session alive, and counts nowhere as held.
        var held = (await portal.Services()).GetRequiredService<IPosts>();
        async Task<int> Editors() => (await held.Held(TestContext.Current.CancellationToken)).Where(h => h.Post.Role == PostRole.Editor).Sum(h => h.Officials);
        var before = await Editors();
        (await first.Submit((await first.Get(post + "/give")).Form("main form"))).Text.ShouldContain("提好了，等另一位管理人员同意");
        (await Editors()).ShouldBe(before);
        for (var tries = 0; tries < 100 && (await official.Get("/studio")).Path != "/staff/signin"; tries++)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        (await official.Get("/studio")).Path.ShouldBe("/staff/signin");
        (await official.SignIn("takes-two", Own, "/staff/signin")).Text.ShouldContain("您的岗位还要另一位管理人员同意");
    }

    [Fact]
    public async Task It_is_refused_with_a_reason_that_whoever_proposed_it_reads_and_no_dump_shows()
    {
        using var first = await portal.SignedIn("hanmo");
        await Propose(first, "is-refused", "不给");
        var post = (await first.Get("/operations/staff")).Link("不给");
        using var second = await portal.SignedIn("shenqing");
        (await second.Submit((await second.Get(post + "/refuse")).Form("main form"))).Errors.ShouldHaveSingleItem().ShouldContain("请写一句为什么");
        await second.Submit((await second.Get(post + "/refuse")).Form("main form").With("reason", "他还在试用期"));
        (await first.Get(post)).Text.ShouldContain("他还在试用期");
        (await first.Get(post)).Text.ShouldContain("没同意");
        (await Agree(second, post, hand: true)).Text.ShouldContain("已经有人不同意");
        (await first.Get("/operations/staff")).Text.ShouldNotContain("不给");

        await using var db = Npgsql.NpgsqlDataSource.Create(await portal.ConnectionString());
        await using var kept = db.CreateCommand("select count(*) from identity.posts where refusal_sealed is not null and convert_from(refusal_sealed, 'LATIN1') like '%试用%'");
        (await kept.ExecuteScalarAsync()).ShouldBe(0L);
    }

    [Fact]
    public async Task Nobody_agrees_to_the_own_post_nor_to_what_somebody_left_behind_nor_after_its_time()
    {
        using var first = await portal.SignedIn("hanmo");
        await Propose(first, "lapses", "没人");
        await Propose(first, "waits", "等着");
        var list = await first.Get("/operations/staff");
        var (lapses, waits) = (list.Link("没人"), list.Link("等着"));
        await using var db = Npgsql.NpgsqlDataSource.Create(await portal.ConnectionString());

        // Neither a program nor somebody at the database makes one person two.
        await using (var bend = db.CreateCommand("update identity.posts set agreed_by = made_by, agreed_at = now() where agreed_at is null and awaits_until is not null"))
            await Should.ThrowAsync<Npgsql.PostgresException>(() => bend.ExecuteNonQueryAsync());
        await using (var bend = db.CreateCommand("update identity.posts set agreed_by = account, agreed_at = now() where agreed_at is null and awaits_until is not null"))
            await Should.ThrowAsync<Npgsql.PostgresException>(() => bend.ExecuteNonQueryAsync());

        using var second = await portal.SignedIn("shenqing");
        await using (var left = db.CreateCommand("update identity.posts set made_by = (select account from identity.posts where role = 'clerk' limit 1) where id = $1"))
        {
            left.Parameters.AddWithValue(Guid.Parse(waits.Split('/')[^1]));
            await left.ExecuteNonQueryAsync();
        }

        (await Agree(second, waits, hand: true)).Text.ShouldContain("提的人现在不管岗位了");
        portal.Clock.Move(TimeSpan.FromDays(7));
        using var late = await portal.SignedIn("shenqing");
        (await late.Get(lapses + "/agree")).Path.ShouldBe("/account/prove");
        (await Agree(late, lapses, hand: true)).Text.ShouldContain("已经作废");
        (await late.Get(lapses)).Text.ShouldContain("没人同意，作废了");
        using var official = await portal.Visitor();
        (await official.SignIn("lapses", "whatever it was", "/staff/signin")).Status.ShouldBe(400);
        // What lapsed stands in nobody's way.
        (await late.Submit((await late.Get(lapses + "/give")).Form("main form").With("role", "reviewer"))).Text.ShouldContain("岗位给好了");
    }

    [Fact]
    public async Task The_command_line_makes_the_first_two_who_run_it_and_then_only_proposes()
    {
        var services = await portal.Services();
        await using var db = Npgsql.NpgsqlDataSource.Create(await portal.ConnectionString());
        async Task Put(string until)
        {
            await using var command = db.CreateCommand($"update identity.posts set valid_until = {until} where role = 'operator' and made_by is null and awaits_until is null");
            await command.ExecuteNonQueryAsync();
        }

        async Task<string> Add(string user)
        {
            using var output = new StringWriter();
            (await StaffVerb.Run(services, ["add", "--user", user, "--name", "头一个", "--department", "data", "--region", "990100", "--role", "operator"], output,
                output, TestContext.Current.CancellationToken)).ShouldBe(0, output.ToString());
            return output.ToString();
        }

        await Put("valid_from");
        (await Add("begins-one")).ShouldNotContain("waits");
        (await Add("begins-two")).ShouldNotContain("waits");
        (await Add("begins-three")).ShouldContain("The post waits for an operator to agree");
        await using (var away = db.CreateCommand("update identity.posts set valid_until = valid_from where made_by is null and role = 'operator' and made_at > (select min(made_at) from identity.posts) + interval '1 second'"))
            await away.ExecuteNonQueryAsync();
        await Put("null");
    }

    private static async Task<string> Propose(Browser by, string user, string name)
    {
        var added = await by.Submit((await by.Get("/operations/staff/add?department=data")).Form("form:has([name=user])")
            .With("user", user).With("name", name).With("region", "990100").With("role", "editor"));
        added.Text.ShouldContain("同意以前，本人登录不了");
        return added.All("dd strong")[0].TextContent.Trim();
    }

    private async Task<Seen> Agree(Browser by, string post, bool hand = false)
    {
        var page = await by.Get(post + "/agree");
        if (page.Path == "/account/prove")
            page = await by.Submit(page.Form("form:has([name=password])").With("password", portal.Cast.Password));
        return !hand ? await by.Submit(page.Form("main form"))
            : await by.Post(post + "/agree", ("form-token", (await by.Get("/operations/staff/add")).Form("main form")["form-token"]!));
    }
}
