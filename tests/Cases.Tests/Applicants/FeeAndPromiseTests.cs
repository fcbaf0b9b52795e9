using System.Text.Json.Nodes;
using OneStop.Cases.Tests.World;
using OneStop.Testing;
using UglyToad.PdfPig;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>What it costs this applicant, and by when all of it is promised, from the guide to the case.</summary>
public sealed class FeeAndPromiseTests(PortalUnderTest portal)
{
    [Fact]
    public async Task The_guide_has_the_table_and_each_applicant_reads_the_own_amount()
    {
        var trial = new Trial(portal, await TryMatter.Published(portal, "YJS-TFEE", Changed));
        using var browser = await new Shop(portal).SignedIn();
        var guide = await browser.Get("/matters/YJS-TFEE");
        guide.Text.ShouldContain("看情形，见下表");
        guide.All("section[aria-labelledby=h-fees] tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent.Trim())))
            .ShouldBe(["一次要五份以上的 10元，另加每份2元，按副本", "其他情形 免费"]);
        guide.Text.ShouldContain("这里不能付款");
        guide.Find("dl.band dd")!.TextContent.ShouldBe("7个工作日", "the promise for the whole is read first");
        var items = guide.Find("#items")!.TextContent;
        items.IndexOf("整件事的承诺：不管办哪几项，从提交算起7个工作日内全部办完。", StringComparison.Ordinal)
            .ShouldBeInRange(0, items.IndexOf("其中每项", StringComparison.Ordinal));
        items.ShouldContain("都在整件事的承诺里面");

        var draft = await trial.Start(browser);
        (await browser.Get(draft)).Text.ShouldContain("提交后7个工作日办完");
        (await browser.Get(draft)).Text.ShouldContain("看您填的内容，填完就算得出来");
        await Trial.FillIn(browser, draft, ("copies", "6"));
        foreach (var page in new[] { draft, $"{draft}/check" })
        {
            var shown = (await browser.Get(page)).Text;
            shown.ShouldContain("22元（一次要五份以上的）", customMessage: page);
            shown.ShouldContain("这里不能付款", customMessage: page);
        }

        await Trial.FillIn(browser, draft, ("copies", "5"));
        (await browser.Get(draft)).Text.ShouldNotContain("付款", customMessage: "where nothing is charged nothing is said");

        var receipt = await Shop.Submit(browser, draft);
        receipt.Text.ShouldContain("整件事承诺7个工作日");
        (await browser.Get(receipt.Path.Replace("/receipt", "", StringComparison.Ordinal))).Text.ShouldContain("整件事承诺7个工作日，最晚");

        var filed = receipt.Path.Replace("/receipt", "", StringComparison.Ordinal);
        var paper = await browser.Http.GetByteArrayAsync(new Uri($"{filed}/documents/receipt/1.pdf", UriKind.Relative));
        using (var printed = PdfDocument.Open(paper))
            string.Concat(printed.GetPages().Select(p => p.Text)).Replace(" ", "", StringComparison.Ordinal).ShouldContain("整件事承诺期限");
        browser.Prefer("view", "elder");
        var elder = await browser.Get(filed);
        elder.Find("body")!.ClassName.ShouldBe("elder");
        elder.Text.ShouldContain("整件事承诺7个工作日，最晚");
    }

    [Fact]
    public async Task A_promise_that_cannot_be_kept_and_a_fee_that_cannot_be_counted_are_not_published()
    {
        (await TryMatter.Faults(portal, "YJS-TFEE2", json => json["promise"] = 5)).ShouldContain("promise 6 or more");
        (await TryMatter.Faults(portal, "YJS-TFEE2", json => json["promise"] = 8)).ShouldContain("at most 7");
        (await TryMatter.Faults(portal, "YJS-TFEE2", json => json["items"]![0]!["feeCases"] = JsonNode.Parse(
            """[{"name": {"zh": "按副本", "en": "By copies"}, "amount": 1, "per": "DL9001", "each": 2}]"""))).ShouldContain("has to be a number that the item asks");
    }

    private static void Changed(JsonObject json)
    {
        json["promise"] = 7;
        json["elements"]!.AsArray().Add(JsonNode.Parse("""
            {"code": "DL9009", "key": "copies", "name": {"zh": "副本", "en": "Copies"}, "type": "integer", "min": 0, "max": 100, "unit": {"zh": "份", "en": "copy"}}
            """));
        json["steps"]![0]!["fields"]!.AsArray().Add("DL9009");
        var item = json["items"]![0]!;
        item["fields"]!.AsArray().Add(JsonNode.Parse("""{"element": "DL9009"}"""));
        item["feeCases"] = JsonNode.Parse("""
            [{"name": {"zh": "一次要五份以上的", "en": "More than five copies at once"}, "when": {">": [{"var": "form.DL9009"}, 5]}, "amount": 10, "per": "DL9009", "each": 2}]
            """);
    }
}
