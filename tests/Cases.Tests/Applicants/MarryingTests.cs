using OneStop.Cases.Tests.Prefill;
using OneStop.Cases.Tests.World;
using OneStop.Testing;
using OneStop.Time;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>结婚, by somebody who is single: nothing is asked, counted or said that is true of others only.</summary>
public sealed class MarryingTests(PortalWithRegisters portal) : IClassFixture<PortalWithRegisters>
{
    private const string Partner = "姜牧野", PartnerId = "990102199702023759";

    [Fact]
    public async Task Who_is_single_reads_what_is_true_of_them_from_the_first_page_to_the_desk()
    {
        using var bride = await new Shop(portal).SignedIn("yuman", enterprise: null);
        var draft = (await Shop.Start(bride, "/apply/YJS-P06?q1=0&q2=0&q3=1&q4=1&q5=1&q6=0")).Path;

        // Whom she marries is not said yet: nobody asks for his card.
        (await bride.Get(draft + "/materials")).All("a[href$='/materials/both-ids']").ShouldBeEmpty();

        var you = await bride.Get($"{draft}/form/you");
        you.All("[name=maritalStatus]").Select(r => r.GetAttribute("value")).ShouldBe(["10", "20", "30", "40", "90"]);
        you.Text.ShouldNotContain("来自婚姻登记");
        you.Text.ShouldContain("要您填1处", customMessage: "the register of marriages has nothing of her: that field is hers");
        await Save(bride, $"{draft}/form/you", ("maritalStatus", "10"));
        await Save(bride, $"{draft}/form/partner", ("manName", Partner), ("manIdNo", PartnerId), ("partnerMobile", "19900009999"),
            ("partnerMaritalStatus", "10"));
        await Save(bride, $"{draft}/form/day", ("marriageOffice", "1"), ("weddingDay", $"{Open():yyyy-MM-dd}"), ("weddingHour", "1"));
        await Save(bride, $"{draft}/form/registration", ("partnerHukouAddress", "东湖市湖滨区牧野村2组14号"));

        var materials = await bride.Get(draft + "/materials");
        materials.All("a[href$='/materials/both-ids']").ShouldBeEmpty();
        foreach (var asked in materials.All($"a[href^='{draft}/materials/']").Select(a => a.GetAttribute("href")!).Distinct())
            await Shop.HandIn(bride, asked);
        var photo = (await bride.Get(draft + "/materials")).Find("a[href$='/materials/wedding-photos']")!;
        photo.TextContent.ShouldContain("看或者换", customMessage: "one page is all that it takes");
        photo.TextContent.ShouldNotContain("加一页");

        var receipt = await Shop.Submit(bride, draft);
        receipt.Path.ShouldEndWith("/receipt", customMessage: receipt.Text);
        var filed = new FiledCase(Shop.IdOf(draft), receipt.Path.Split('/')[2], portal);
        using var clerk = await new CaseDesk(portal).SignedIn(CaseDesk.Clerk);
        var known = await clerk.Get($"{filed.Url("P06-I1")}/known/both-ids");
        known.Text.ShouldContain("俞漫舟");
        known.Text.ShouldContain("姓名和号码是同一个人", customMessage: known.Text);
        known.Text.ShouldContain("男方姓名");
    }

    [Fact]
    public async Task The_guide_sends_couples_to_a_window_of_civil_affairs()
    {
        using var visitor = await portal.Visitor();
        var guide = await visitor.Get("/matters/YJS-P06");
        guide.Text.ShouldNotContain("社保医保窗口");
        guide.Text.ShouldContain("民政、卫健和教育窗口");
    }

    private static async Task Save(Browser browser, string step, params (string Field, string Value)[] given)
    {
        var form = (await browser.Get(step)).Form("form:has([name=seen])");
        foreach (var (field, value) in given)
            form.With(field, value);
        (await browser.Submit(form)).Errors.ShouldBeEmpty(step);
    }

    // The registry is closed on Mondays and on New Year's Day.
    private static DateOnly Open() => Enumerable.Range(1, 4).Select(TimeProvider.System.ChinaToday().AddDays)
        .First(d => d.DayOfWeek != DayOfWeek.Monday && d is not { Month: 1, Day: 1 });
}
