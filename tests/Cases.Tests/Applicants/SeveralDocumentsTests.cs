using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.Prefill;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Identifiers;
using OneStop.Secrets;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>An item that brings a document for each of several, and one whose document says something to the next item.</summary>
public sealed class SeveralDocumentsTests(PortalWithRegisters portal) : IClassFixture<PortalWithRegisters>
{
    private const string One = "顾晓岚", OneId = "990102199406182042", Two = "刘芳", TwoId = "990102198809032044";

    [Fact]
    public async Task Every_person_of_a_table_gets_a_document_into_their_own_wallet()
    {
        var matter = await TryMatter.Published(portal, "YJS-TEACH", json =>
        {
            // A table of its own: in that of the other test numbers are compared with nothing.
            json["elements"]![0]!["code"] = "DL9002";
            (json["steps"]![0]!["fields"]![1], json["items"]![0]!["fields"]![1]!["element"]) = ("DL9002", "DL9002");
            Columns(json)[1]!["nameIn"] = "name";
            var result = Result(json, 0);
            result["toHolderOnly"] = true;
            result["each"] = JsonNode.Parse("""{"rows": "DL9002", "holderName": "name", "holderNumber": "idNo"}""");
            result["fields"] = JsonNode.Parse("""[{"key": "number", "label": {"zh": "编号", "en": "Number"}, "from": "result.number"}, {"key": "holder", "label": {"zh": "持证人", "en": "Holder"}, "from": "result.holder"}, {"key": "share", "label": {"zh": "出资", "en": "Share"}, "from": "DL9002.share"}]""");
        });
        using var enterprise = await new Shop(portal).SignedIn(enterprise: "澄光");
        var draft = await new Trial(portal, matter).Start(enterprise);
        var wrong = await Fill(enterprise, draft, (One, OneId, "60"), (Two, Trial.OtherId, "40"));
        wrong.Errors.ShouldHaveSingleItem().ShouldStartWith("第2行的号码和姓名");
        (await Fill(enterprise, draft, (One, OneId, "60"), (Two, TwoId, "40"))).Errors.ShouldBeEmpty();
        await Shop.HandIn(enterprise, $"{draft}/materials/charter");
        var receipt = await Shop.Submit(enterprise, draft);
        receipt.Path.ShouldEndWith("/receipt", customMessage: receipt.Text);

        var filed = await new FiledCase(Shop.IdOf(draft), receipt.Path.Split('/')[2], portal).Accepted();
        await filed.Granted(TryMatter.First);
        var results = await TryMatter.Seen(() => filed.Now().Result.State.Item(TryMatter.First) is { AwaitsResult: false } done ? done.Results : null);

        results.Count.ShouldBe(2);
        results.Select(r => r.Number).Distinct().Count().ShouldBe(2, "each has a number of its own");
        var (first, second) = (await OnFile(OneId, person: true), await OnFile(TwoId, person: true));
        first.ShouldContain(c => c.Id == results[0].Certificate);
        second.ShouldContain(c => c.Id == results[1].Certificate);
        using var holder = await new Shop(portal).SignedIn("guxiao", null);
        var seen = await holder.Get($"/wallet/{results[0].Certificate}");
        seen.Text.ShouldContain("60万元");
        seen.Text.ShouldNotContain("40万元");
        (await holder.Get($"/wallet/{results[0].Certificate}/pdf")).Status.ShouldBe(200);
        (await holder.Get($"/wallet/{results[1].Certificate}")).Status.ShouldBe(404);
        using var other = await new Shop(portal).SignedIn("liufang", null);
        (await other.Get($"/wallet/{results[1].Certificate}/pdf")).Status.ShouldBe(200);
        var told = await enterprise.Get($"/cases/{filed.Number}");
        told.Text.ShouldContain("这份是顾晓岚的");
        told.Text.ShouldContain("这份是刘芳的");
        told.All($"a[href*='{TryMatter.First}.pdf']").ShouldBeEmpty();
        (await enterprise.Get($"/cases/{filed.Number}/results/{TryMatter.First}.pdf?part=1")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Of_two_with_one_number_the_name_tells_which_is_meant()
    {
        var matter = await TryMatter.Published(portal, "YJS-TPAIR", json =>
        {
            json["parties"] = JsonNode.Parse("""[{"code": "partner", "name": {"zh": "对方", "en": "the partner"}, "nameIn": ["DL0401"], "numberIn": ["DL0402"]}]""");
            json["steps"]![0]!["fields"] = JsonNode.Parse("""["DE0202", "DL0401", "DL0402"]""");
            json["elements"] = new JsonArray();
            json["items"]![0]!["fields"] = JsonNode.Parse("""[{"element": "DE0202"}, {"element": "DL0401"}, {"element": "DL0402"}]""");
            var result = Result(json, 0);
            json["materials"]!.AsArray().Add(JsonNode.Parse("""{"code": "portrait", "name": {"zh": "合影", "en": "Photo"}, "ways": [{"kind": "upload"}], "accepts": ["image/jpeg", "image/png"], "maxPages": 1}"""));
            json["items"]![0]!["materials"]!.AsArray().Add(JsonNode.Parse("""{"material": "portrait"}"""));
            (result["kind"], result["photo"]) = ("certificate", "portrait");
            (result["toHolderOnly"], result["each"]) = (true, JsonNode.Parse("""{"holders": ["applicant", "partner"], "sameNumber": true}"""));
            result["fields"] = JsonNode.Parse("""[{"key": "number", "label": {"zh": "字号", "en": "Number"}, "from": "result.number"}, {"key": "holder", "label": {"zh": "持证人", "en": "Holder"}, "from": "result.holder"}]""");
        });
        using var applicant = await new Shop(portal).SignedIn(enterprise: "澄光");
        var draft = await new Trial(portal, matter).Start(applicant);
        var form = (await applicant.Get($"{draft}/form/main")).Form().With("managerName", One).With("managerIdNo", OneId);
        (await applicant.Submit(form)).Errors.ShouldBeEmpty();
        await Shop.HandIn(applicant, $"{draft}/materials/charter");
        await Shop.HandIn(applicant, $"{draft}/materials/portrait");
        var receipt = await Shop.Submit(applicant, draft);
        var filed = await new FiledCase(Shop.IdOf(draft), receipt.Path.Split('/')[2], portal).Accepted();
        using var reviewer = await new CaseDesk(portal).SignedIn(CaseDesk.Reviewer);
        var box = (await reviewer.Get($"/desk/cases/{filed.Number}/{TryMatter.First}")).Find("#decide")!;
        box.TextContent.ShouldContain("会做2份：");
        var holders = box.QuerySelectorAll("ol > li").Select(l => l.TextContent.Trim()).ToList();
        holders.Count.ShouldBe(2);
        holders[1].ShouldBe($"持有人：{One}");
        await filed.Granted(TryMatter.First);
        var results = await TryMatter.Seen(() => filed.Now().Result.State.Item(TryMatter.First) is { AwaitsResult: false } done ? done.Results : null);

        results.Select(r => r.Number).Distinct().ShouldHaveSingleItem();
        var decided = await reviewer.Get($"/desk/cases/{filed.Number}/{TryMatter.First}");
        foreach (var holder in holders)
            decided.Text.ShouldContain(holder);
        (await OnFile(OneId, person: true)).ShouldContain(c => c.Id == results[1].Certificate);
        var told = await applicant.Get($"/cases/{filed.Number}");
        told.All($"a.dl[href$='{TryMatter.First}.pdf']").ShouldHaveSingleItem();
        told.Text.ShouldContain("顾晓岚的第一项证明办好了，在顾晓岚自己的电子证照里");
        var services = await portal.Services();
        foreach (var result in results)
        {
            var pdf = await services.GetRequiredService<ICertificates>().Pdf(result.Certificate, TestContext.Current.CancellationToken);
            pdf!.Bytes.AsSpan().IndexOf("/DCTDecode"u8).ShouldBePositive("the photo is printed on each");
        }

        told.Text.ShouldContain("这份是顾晓岚的");
        using var anybody = await portal.Visitor();
        foreach (var (name, known) in new[] { (One, true), ("", true), (Two, false) })
        {
            var ask = (await anybody.Get("/verify")).Form("form:has([name=holder])");
            var said = await anybody.Submit(ask.With("number", results[0].Number).With("holder", name));
            said.Text.Contains("姓名和登记的不一致", StringComparison.Ordinal).ShouldBe(!known, said.Text);
            said.Text.ShouldNotContain("没有签发过");
        }
    }

    [Fact]
    public async Task What_a_licence_brings_into_being_holds_it_and_what_follows_bears_its_number()
    {
        var matter = await TryMatter.Published(portal, "YJS-TNEW", json =>
        {
            json["parties"] = JsonNode.Parse("""[{"code": "company", "name": {"zh": "新公司", "en": "the new company"}, "nameIn": ["DL0401"], "numberIn": ["DE0201"]}]""");
            json["resultValues"] = JsonNode.Parse("""[{"element": "DE0201", "item": "T-I1", "from": "result.number"}]""");
            json["steps"]![0]!["fields"]!.AsArray().Add("DL0401");
            json["items"]![0]!["fields"]!.AsArray().Add(JsonNode.Parse("""{"element": "DL0401"}"""));
            json["items"]![1]!["fields"]!.AsArray().Add(JsonNode.Parse("""{"element": "DE0201"}"""));
            (Result(json, 0)["holder"], Result(json, 0)["numberPrefix"]) = ("company", "{uscc}");
            Result(json, 1)["holder"] = "company";
            Result(json, 1)["fields"]!.AsArray().Add(JsonNode.Parse("""{"key": "code", "label": {"zh": "统一社会信用代码", "en": "Credit code"}, "from": "DE0201"}"""));
        });
        using var founder = await new Shop(portal).SignedIn(enterprise: "澄光");
        var draft = await new Trial(portal, matter).Start(founder);
        // Nobody is asked for a number that is not there yet.
        (await founder.Get($"{draft}/form/main")).Text.ShouldNotContain("统一社会信用代码");
        await Trial.FillIn(founder, draft, ("managerName", "新生小店"));
        var receipt = await Shop.Submit(founder, draft);
        receipt.Path.ShouldEndWith("/receipt", customMessage: receipt.Text);
        var filed = await new FiledCase(Shop.IdOf(draft), receipt.Path.Split('/')[2], portal).Accepted();
        await filed.Granted(TryMatter.First);
        var licence = await TryMatter.Seen(() => filed.Now().Result.State.Item(TryMatter.First)!.Results.FirstOrDefault());

        using var reviewer = await new CaseDesk(portal).SignedIn(CaseDesk.SignReviewer);
        (await reviewer.Get(filed.Url(TryMatter.Second))).Text.ShouldContain(licence.Number);
        await filed.Granted(TryMatter.Second);
        var next = await TryMatter.Seen(() => filed.Now().Result.State.Item(TryMatter.Second)!.Results.FirstOrDefault());

        var held = await OnFile(licence.Number, person: false);
        held.Select(c => c.Id).ShouldBe([licence.Certificate, next.Certificate], ignoreOrder: true);
        held.Single(c => c.Id == next.Certificate).Data["DE0201"].ShouldBe(licence.Number);
        (await founder.Get($"/wallet/{licence.Certificate}")).Status.ShouldBe(404);
        (await founder.Get($"/cases/{filed.Number}/results/{TryMatter.First}.pdf")).Status.ShouldBe(200);
    }

    private static JsonArray Columns(JsonObject json) => json["elements"]![0]!["columns"]!.AsArray();

    private static JsonObject Result(JsonObject json, int item) => json["items"]![item]!["results"]![0]!.AsObject();

    private static async Task<Seen> Fill(Browser browser, string draft, params (string Name, string Number, string Share)[] rows)
    {
        var form = (await browser.Get($"{draft}/form/main")).Form();
        if (form["holders.0.name"] is not { Length: > 0 })
            form = (await browser.Submit(form.With("holders.0.name", rows[0].Name).Press("add", "holders"))).Form();
        foreach (var (at, row) in rows.Index())
            form.With($"holders.{at}.name", row.Name).With($"holders.{at}.idNo", row.Number).With($"holders.{at}.share", row.Share);
        return await browser.Submit(form);
    }

    private async Task<IReadOnlyList<CertificateOnFile>> OnFile(string number, bool person)
    {
        var services = await portal.Services();
        var masters = services.GetRequiredService<MasterKeys>();
        return await services.GetRequiredService<ICertificates>().OnFile(
            person ? SubjectId.OfPerson(masters, number) : SubjectId.OfEnterprise(masters, number), TestContext.Current.CancellationToken);
    }
}
