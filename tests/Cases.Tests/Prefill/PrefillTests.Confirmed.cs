using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Cases.Drafts;
using OneStop.Cases.Prefill;
using OneStop.Cases.Tests.World;
using OneStop.Catalog.Package;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Contracts.Exchange;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.Identifiers;
using OneStop.Demo.People;
using OneStop.Secrets;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Prefill;

public sealed partial class PrefillTests
{
    [Fact]
    public async Task What_somebody_began_before_they_were_confirmed_goes_on_as_theirs()
    {
        var matter = (await portal.Services()).GetRequiredService<ICatalog>().Find("YJS-P09")!;
        using var browser = await portal.Visitor();
        await portal.Switch("population", "down");
        string draft;
        try
        {
            (await Registration.Register(browser, "丁书语", "990102200109096397", "19900008021", portal.CodeOf)).Path.ShouldBe("/registered");
            draft = (await Shop.Start(browser, "/apply/YJS-P09?" + string.Join('&', matter.Questions.Select(q => $"{q.Id}={q.Usual}")))).Path;
            var money = await browser.Get($"{draft}/form/account");
            await browser.Submit(money.Form().With(matter.Element("DE0119").Key, "6217990100009032880"));
            var material = (await browser.Get(draft + "/materials")).All($"a[href^='{draft}/materials/']").FirstOrDefault()?.GetAttribute("href");
            if (material is not null)
                (await browser.Submit((await browser.Get(material)).Form("form:has([name=pages])").WithFile("pages", "图.png", "image/png", Shop.Pixel))).Errors
                    .ShouldBeEmpty();
        }
        finally
        {
            await portal.Switch("population", "ok");
        }

        // The name was mistyped while nobody could check: it is mended, and so is the draft.
        var confirmed = await browser.Submit((await browser.Get("/account/verify")).Form("form:has([name=name])").With("name", "丁书言"));
        confirmed.Path.ShouldBe("/account");
        var tasks = await browser.Get(draft);
        tasks.Status.ShouldBe(200);
        tasks.Text.ShouldNotContain("您的身份还没有核实");
        (await browser.Get($"{draft}/form/account")).Find($"[name={matter.Element("DE0119").Key}]")!.GetAttribute("value").ShouldBe("6217990100009032880");
        var you = await browser.Get($"{draft}/form/{matter.Steps.First(s => s.Fields.Contains("DE0101")).Code}");
        you.Text.ShouldContain("丁书言");
        you.All("[name=personName]").ShouldBeEmpty();
        if ((await browser.Get(draft + "/materials")).Find("img[src*='/files/']") is { } page)
            (await browser.Get(page.GetAttribute("src")!)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Whoever_registered_under_anothers_number_while_nobody_could_check_reads_nothing_of_them()
    {
        const string victim = "990102198104041821";
        using var browser = await portal.Visitor();
        await portal.Switch("population", "down");
        try
        {
            (await Registration.Register(browser, "张三疯", victim, "13800001111", portal.CodeOf)).Path.ShouldBe("/registered");
        }
        finally
        {
            await portal.Switch("population", "ok");
        }

        foreach (var code in (string[])["YJS-P01", "YJS-P04", "YJS-P06", "YJS-P08", "YJS-P09"])
        {
            var matter = (await portal.Services()).GetRequiredService<ICatalog>().Find(code)!;
            var tasks = await Shop.Start(browser, $"/apply/{code}?" + string.Join('&', matter.Questions.Select(q => $"{q.Id}={q.Usual}")));
            tasks.Path.ShouldStartWith("/apply/draft/");
            tasks.Text.ShouldContain("您的身份还没有核实");
            (await browser.Post(tasks.Path)).Text.ShouldNotContain("连不上");
        }

        (await Asked("purpose like 'cases.%' and subject", SubjectId.OfPerson((await portal.Services()).GetRequiredService<MasterKeys>(), victim)))
            .ShouldBeEmpty();
    }
}
