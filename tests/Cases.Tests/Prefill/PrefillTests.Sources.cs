using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Prefill;

public sealed partial class PrefillTests
{
    [Theory]
    [InlineData("YJS-P06", "liufang")]
    [InlineData("YJS-P08", "zhouhe")]
    [InlineData("YJS-P04", "qinlang")]
    public async Task A_source_stands_only_at_what_came_from_it(string code, string user)
    {
        var matter = (await portal.Services()).GetRequiredService<ICatalog>().Find(code)!;
        using var browser = await new Shop(portal).SignedIn(user, enterprise: null);
        var tasks = await Shop.Start(browser, $"/apply/{code}?" + string.Join('&', matter.Questions.Select(q => $"{q.Id}={q.Usual}")));
        var sourced = 0;
        foreach (var step in matter.Steps)
        {
            var page = await browser.Get($"{tasks.Path}/form/{step.Code}");
            if (page.Status != 200)
                continue;
            sourced += Sourced(page).Count();
            Sourced(page).Where(s => !s.Given).ShouldBeEmpty();

            // Taken out by hand, nothing is there of the source any more.
            var form = page.Form("form:has([name=seen])");
            foreach (var (name, _, _) in Sourced(page).Where(s => s.Typed))
                form.With(name, "");
            var after = await browser.Submit(form);
            if (after.Path == page.Path)
                Sourced(after).Where(s => !s.Given).ShouldBeEmpty();
        }

        sourced.ShouldBeGreaterThan(code == "YJS-P06" ? -1 : 0);
    }

    [Fact]
    public async Task The_accounts_of_the_home_are_filled_in_and_another_one_is_told_beside_its_field()
    {
        using var browser = await new Shop(portal).SignedIn("zhouhe", enterprise: null);
        var draft = (await Shop.Start(browser, "/apply/YJS-P08?q1=0&q2=1&q3=1&q4=1&q5=0&q6=1")).Path;
        var page = await browser.Get($"{draft}/form/utilities");
        page.Find("[name=waterAccount]")!.GetAttribute("value").ShouldBe("1030084010");
        page.Find("[name=gasAccount]")!.GetAttribute("value").ShouldBe("70080304016");
        await browser.Submit(page.Form("form:has([name=seen])").With("waterAccount", "1030084011"));
        var again = await browser.Get($"{draft}/form/utilities");
        again.Text.ShouldContain("供水企业");
        again.Text.ShouldContain("1030084010");
    }

    private static IEnumerable<(string Name, bool Typed, bool Given)> Sourced(Seen page) =>
        from field in page.All(".field:has(.source)")
        let typed = field.QuerySelectorAll("input:not([type=radio]):not([type=checkbox]), textarea").FirstOrDefault()
        let given = typed is not null ? (typed.GetAttribute("value") ?? typed.TextContent).Length > 0
            : field.QuerySelector("[checked], option[selected]:not([value=''])") is not null
        select (typed?.GetAttribute("name") ?? "", typed is not null, given);
}
