using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>Language and version change with what is typed on the page, and save nothing.</summary>
public sealed class SwitchSiteTests(PortalUnderTest portal)
{
    private readonly Shop shop = new(portal);

    [Theory]
    [InlineData("en", "en", null)]
    [InlineData("elder", "zh-CN", "elder")]
    public async Task What_was_typed_stays_on_the_page(string to, string lang, string? version)
    {
        using var browser = await shop.SignedIn();
        var draft = (await Shop.Start(browser)).Path;
        var page = await browser.Submit((await Shop.Filled(browser, draft, "premises")).With("premisesArea", "abc").Switch(to));

        page.Status.ShouldBe(200);
        page.Find("html")!.GetAttribute("lang").ShouldBe(lang);
        page.Find("body")!.GetAttribute("class").ShouldBe(version);
        page.Errors.ShouldBeEmpty();
        page.Find("[name=premisesArea]")!.GetAttribute("value").ShouldBe("abc");
        page.Find("[name=premisesRight][value='2']")!.HasAttribute("checked").ShouldBeTrue();

        // It was taken along, not saved; and the choice holds for the pages to come.
        var again = await browser.Get(draft + "/form/premises");
        again.Find("[name=premisesArea]")!.GetAttribute("value").ShouldNotBe("abc");
        again.Find("html")!.GetAttribute("lang").ShouldBe(lang);
        (await browser.Submit(page.Form().With("premisesArea", "320"))).Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_next_press_is_the_forms_own_again()
    {
        using var browser = await portal.Visitor();
        var english = await browser.Submit((await browser.Get("/signin?return=%2Faccount")).Form().Switch("en"));
        english.Find("html")!.GetAttribute("lang").ShouldBe("en");
        english.Form().Action.ShouldNotContain("switch");
        var refused = await browser.Submit(english.Form());
        refused.Status.ShouldBe(400);
        refused.Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Rows_that_were_added_stay_too()
    {
        using var browser = await shop.SignedIn();
        var draft = await new Trial(portal, await TryMatter.Published(portal, "YJS-T07")).Start(browser);
        var one = await browser.Get($"{draft}/form/main");
        var two = await browser.Submit(one.Form().With("holders.0.name", "周禾").Press("add", "holders"));

        var english = await browser.Submit(two.Form().With("holders.1.name", "刘芳").Switch("en"));
        english.Form()["holders.0.name"].ShouldBe("周禾");
        english.Form()["holders.1.name"].ShouldBe("刘芳");
    }

    [Fact]
    public async Task An_officials_words_and_judgements_stay()
    {
        var desk = new CaseDesk(portal);
        var filed = await (await desk.File(only: [Restaurant.Food])).Accepted(Restaurant.Food);
        using var browser = await desk.SignedIn(CaseDesk.Reviewer);
        var page = await browser.Get(filed.Url(Restaurant.Food));
        var point = page.All("input[form=decide][type=radio]")[0].GetAttribute("name")!;
        var english = await browser.Submit(page.Form("#decide").With(point, nameof(Judgement.Fails)).With("opinion", "厨房太小").Switch("en"));

        english.Find("html")!.GetAttribute("lang").ShouldBe("en");
        english.Find("[name=opinion]")!.TextContent.ShouldBe("厨房太小");
        english.Find($"[name='{point}'][value=Fails]")!.HasAttribute("checked").ShouldBeTrue();

        var denial = await browser.Get(filed.Url(Restaurant.Food) + "/deny");
        var back = await browser.Submit(denial.Form().With("reason-3", "四").With("basis-3", "食品安全法第三十三条").Switch("zh"));
        back.Find("[name=reason-3]")!.TextContent.ShouldBe("四");
    }

    [Fact]
    public async Task Looking_at_the_items_puts_the_answers_into_the_address_and_nothing_else()
    {
        using var browser = await shop.SignedIn();
        var seen = await browser.Submit((await browser.Get(Shop.Guide)).Form().With("update", "1"));
        seen.Status.ShouldBe(200);
        seen.Address.Query.ShouldBe(new Uri(seen.Address, Shop.Guide).Query);
    }

    [Theory]
    [InlineData("/signin")]
    [InlineData("/staff/signin")]
    public async Task Enter_presses_the_form_and_not_the_switch_in_the_head_of_the_page(string path)
    {
        using var visitor = await portal.Visitor();
        var page = await visitor.Get(path);
        var form = page.Find("form[id]:has(input[type=password])")!;
        // HTML: the default button of a form is the first of its submit buttons in the order of the page.
        var first = page.All("button").First(b => b.Closest("form") == form || b.GetAttribute("form") == form.Id);
        first.HasAttribute("formaction").ShouldBeFalse(first.OuterHtml);
    }
}
