using Microsoft.Extensions.DependencyInjection;
using OneStop.EventSourcing.DueTimes;
using OneStop.Identity.Mandates;
using OneStop.Testing;

namespace OneStop.Identity.Tests.Mandates;

public sealed class RegisterStandingTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private readonly MandatePeople people = new(portal);

    [Fact]
    public async Task A_former_representative_ends_at_once_the_operators_stay_and_the_new_one_is_asked_about_them()
    {
        var body = await people.Body("manzhou");
        using var former = await portal.SignedIn("yuman");
        using var colleague = await portal.SignedIn("malin");
        await people.Name(former, "manzhou", "malin", days: 90);
        await MandatePeople.Answer(colleague);
        await MandatePeople.ActFor(former, body.ToString());
        portal.Registers.Change("manzhou", e => e with { Representative = new("秦朗", "990102198605096177"), Liaison = new("秦朗", "990102198605096177") });

        // Known since a moment ago: not asked again with each step.
        (await MandatePeople.ActFor(former, body.ToString())).Text.ShouldContain("您现在替东湖市漫舟咖啡有限公司办事");
        // The new one binds, and the register is asked about whoever was it before.
        using var heir = await portal.SignedIn("qinlang");
        var bound = await heir.Submit((await heir.Get("/register/enterprise")).Form("form:has([name=uscc])").With("uscc", "91990102MA0K8R6W23"));
        bound.Path.ShouldBe($"/account/bodies/{body}/operators");
        bound.Text.ShouldContain("前任定的经办人，请您看一遍");
        Seen after;
        do
            after = await former.Get("/account");
        while (after.Find(".acting-lost") is null);
        after.Find(".acting-lost")!.TextContent.ShouldContain("登记机关那里");
        (await former.Get($"/account/bodies/{body}/operators")).Status.ShouldBe(404);

        (await MandatePeople.ActFor(colleague, body.ToString())).Text.ShouldContain("您现在替东湖市漫舟咖啡有限公司办事");
        var confirmed = await heir.Submit(bound.Form($"form[action$='/confirm']"));
        confirmed.Text.ShouldContain("确认了，到期以前一直有效");
        confirmed.Text.ShouldNotContain("前任定的经办人，请您看一遍");
    }

    [Fact]
    public async Task What_is_older_than_a_day_is_asked_before_anybody_acts_on_it()
    {
        var body = await people.Body("malin");
        portal.Clock.Move(TimeSpan.FromHours(25));
        using var owner = await portal.SignedIn("malin");
        portal.Registers.Change("malin", e => e with { Representative = new("秦朗", "990102198605096177"), Liaison = new("秦朗", "990102198605096177") });
        (await MandatePeople.ActFor(owner, body.ToString())).Status.ShouldBe(403);
        (await owner.Get("/account/mandates")).Text.ShouldContain("登记机关那里已经变了");
    }

    [Fact]
    public async Task A_silent_register_takes_nothing_away_and_is_asked_again_by_itself()
    {
        var services = await portal.Services();
        var (body, person) = (await people.Body("yuanshan"), await people.Person("guoyuan"));
        var held = (await services.GetRequiredService<MandateRows>().Standing(person, body, Stop))!;
        var handler = services.GetServices<IDueHandler>().OfType<AskRegisterWhenDue>().Single();
        portal.Clock.Move(TimeSpan.FromDays(2));
        using (portal.Registers.Away())
        {
            using var owner = await portal.SignedIn("guoyuan");
            (await MandatePeople.ActFor(owner, body.ToString())).Text.ShouldContain("您现在替东湖市远山大件运输有限公司办事");
            await handler.Handle(new(held.Id, AskRegisterWhenDue.DueKind, "", portal.Clock.GetUtcNow()), Stop);
        }

        portal.Registers.Change("yuanshan", e => e with { Status = "3" });
        await handler.Handle(new(held.Id, AskRegisterWhenDue.DueKind, "", portal.Clock.GetUtcNow()), Stop);
        (await services.GetRequiredService<MandateRows>().Find(held.Id, Stop))!.EndedWhy.ShouldBe(EndedWhy.Deregistered);
    }

    [Fact]
    public async Task A_representative_who_stays_liaison_acts_on_as_that()
    {
        var services = await portal.Services();
        var (body, person) = (await people.Body("hewei"), await people.Person("zhouhe"));
        portal.Registers.Change("hewei", e => e with { Representative = new("秦朗", "990102198605096177") });
        var held = (await services.GetRequiredService<MandateRows>().Standing(person, body, Stop))!;
        (await services.GetRequiredService<RegisterStandings>().Ask(held, Stop)).ShouldBe(RegisterStandings.Answer.Changed);
        var now = (await services.GetRequiredService<MandateRows>().Standing(person, body, Stop))!;
        now.Capacity.ShouldBe(Capacity.Liaison);
        now.May(MandateRight.Operators).ShouldBeFalse();
    }
}
