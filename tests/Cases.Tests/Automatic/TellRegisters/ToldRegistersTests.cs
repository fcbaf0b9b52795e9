using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Domain;
using OneStop.Cases.Prefill;
using OneStop.Cases.Tests.Prefill;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Contracts.Exchange;
using OneStop.Contracts.Identity;
using OneStop.Identifiers;
using OneStop.Secrets;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Automatic;

/// <summary>Registers learn of what was decided, and tell departments what the applicant may not know.</summary>
public sealed class ToldRegistersTests(PortalWithRegisters portal) : IClassFixture<PortalWithRegisters>
{
    private const string Name = "马林生", Number = "990102197903264111", Married = "顾晓岚", MarriedId = "990102199406182042";

    [Fact]
    public async Task What_is_granted_is_what_the_register_says_and_what_ends_is_gone()
    {
        var told = await Granted(await Matter("YJS-TTELL", """[{"register": "marriage", "of": "partner", "entry": [{"path": "status", "from": "=20"}, {"path": "spouseName", "from": "DE0202"}, {"path": "certificateNo", "from": "result.number"}]}]"""));
        var said = await TryMatter.Seen(() => Entry().Result);
        (said["status"]!.ToString(), said["certificateNo"]!.ToString()).ShouldBe(("20", told));
        said["spouseName"]!.ToString().ShouldNotBeEmpty();

        await Granted(await Matter("YJS-TENDS", """[{"register": "marriage", "of": "partner", "ends": true}]"""));
        await TryMatter.Seen(() => Entry().Result is null ? "" : null);
    }

    [Fact]
    public async Task A_register_that_is_away_is_told_when_it_is_back()
    {
        await portal.Switch("relief", "down");
        await Granted(await Matter("YJS-TAWAY", """[{"register": "relief", "of": "partner", "entry": [{"path": "category", "from": "=1"}]}]"""));
        await portal.Switch("relief", "ok");
        (await TryMatter.Seen(() => Entry("relief").Result, seconds: 60))["category"]!.ToString().ShouldBe("1");
    }

    [Fact]
    public async Task Whoever_founded_a_company_takes_it_up()
    {
        var licence = await Granted(await TryMatter.Published(portal, "YJS-TFOUND", json =>
        {
            json["parties"] = JsonNode.Parse("""[{"code": "company", "name": {"zh": "新公司", "en": "the new company"}, "nameIn": ["DL0401"], "numberIn": ["DE0201"]}]""");
            json["resultValues"] = JsonNode.Parse("""[{"element": "DE0201", "item": "T-I1", "from": "result.number"}]""");
            json["steps"]![0]!["fields"] = JsonNode.Parse("""["DE0202", "DL0401"]""");
            json["elements"] = new JsonArray();
            json["items"]![0]!["fields"] = JsonNode.Parse("""[{"element": "DE0202"}, {"element": "DL0401"}]""");
            Line(json, "holders");
            (Result(json)["holder"], Result(json)["numberPrefix"]) = ("company", "{uscc}");
            Result(json)["tells"] = JsonNode.Parse($$"""[{"register": "market-entities", "entry": [{"path": "name", "from": "DL0401"}, {"path": "typeCode", "from": "=1100"}, {"path": "representative", "from": "={{Married}}"}, {"path": "representativeIdNumber", "from": "={{MarriedId}}"}, {"path": "registeredCapital", "from": "=30"}, {"path": "address", "from": "=东湖市湖滨区望湖路120号"}, {"path": "scope", "from": "=餐饮服务"}, {"path": "establishedOn", "from": "result.issued-on"}]}]""");
        }), ("managerName", "新开张有限公司"));

        using var founder = await new Shop(portal).SignedIn("guxiao", null);
        for (var tries = 0; ; tries++)
        {
            var seen = await founder.Submit((await founder.Get("/register/enterprise")).Form("form:has([name=uscc])").With("uscc", licence));
            if (seen.Errors.Count == 0)
                break;
            tries.ShouldBeLessThan(50, string.Join(' ', seen.Errors));
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        (await founder.Get("/wallet")).Text.ShouldContain(licence);
        await A_change_asks_nothing_that_the_founding_said(licence);
    }

    private async Task A_change_asks_nothing_that_the_founding_said(string licence)
    {
        var services = await portal.Services();
        var matter = services.GetRequiredService<ICatalog>().Find("YJS-E04")!;
        var masters = services.GetRequiredService<MasterKeys>();
        await using var scope = services.CreateAsyncScope();
        var draft = (await scope.ServiceProvider.GetRequiredService<Prefiller>().Gather(matter, Guid.CreateVersion7(), SubjectId.OfEnterprise(masters, licence),
            SubjectId.OfPerson(masters, MarriedId), TestContext.Current.CancellationToken))!;
        foreach (var asked in matter.Steps.Single(s => s.Code == "registered").Fields)
            (draft.Facts.GetValueOrDefault(asked)?.Value).ShouldNotBeNullOrEmpty(asked);
        (draft["DE0206"], draft["DE0209"], draft["DE0210"]).ShouldBe(("30", "990102001001", "餐饮服务"));
    }

    [Fact]
    public async Task What_a_grant_ends_says_so_to_whoever_looks()
    {
        var earlier = await Granted(await Matter("YJS-TOLD", "[]", json => Result(json)["code"] = "try-old"));
        (await Said(earlier)).ShouldContain("有效");
        await Granted(await Matter("YJS-TNEXT", "[]", json =>
        {
            Result(json)["code"] = "try-next";
            Result(json)["ends"] = JsonNode.Parse("""[{"result": "try-old"}]""");
        }));

        for (var tries = 0; !(await Said(earlier)).Contains("已换发新证", StringComparison.Ordinal); tries++)
        {
            tries.ShouldBeLessThan(50);
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task What_registers_say_of_others_is_for_the_department_alone()
    {
        var matter = await Matter("YJS-TOTHER", "[]", json =>
        {
            json["parties"]![0]!["forDepartments"] = JsonNode.Parse("""["DL0335"]""");
            json["items"]![0]!["checkpoints"] = JsonNode.Parse("""[{"id": "single", "text": {"zh": "对方没有配偶", "en": "They are single"}, "lookAt": ["DL0335"]}]""");
            json["items"]![1]!["fields"]!.AsArray().Add(JsonNode.Parse("""{"element": "DL0402"}"""));
            json["checks"] = JsonNode.Parse("""[{"element": "DL0402", "asks": true, "wrong": {"and": [{"var": "form.DL0402"}, {"==": [{"var": "register.DL0335"}, "20"]}]}, "message": {"zh": "登记里对方是{register.DL0335}", "en": "On record they are {register.DL0335}"}}]""");
        });
        await portal.Switch("marriage", "down");
        using var applicant = await new Shop(portal).SignedIn(enterprise: "澄光");
        var filed = await File(applicant, matter, Married, MarriedId);
        using var reviewer = await new CaseDesk(portal).SignedIn(CaseDesk.Reviewer);
        (await reviewer.Get(filed.Url(TryMatter.First))).Text.ShouldContain("婚姻登记还没有答复");
        await portal.Switch("marriage", "ok");

        var state = await TryMatter.Seen(() => filed.Now().Result.State is { Checked.Silent.Count: 0 } then ? then : null, seconds: 60);
        state.Checked!.Found.Value!["DL0335"].Value.ShouldBe("20");
        var desk = await reviewer.Get(filed.Url(TryMatter.First));
        desk.Text.ShouldContain("登记里对方是");
        using var clerk = await new CaseDesk(portal).SignedIn(CaseDesk.Clerk);
        (await clerk.Get(filed.Url(TryMatter.First))).Text.ShouldNotContain("登记里对方是");
        using var next = await new CaseDesk(portal).SignedIn(CaseDesk.SignReviewer);
        (await next.Get(filed.Url(TryMatter.Second))).Text.ShouldNotContain("登记里对方是");
        desk.Text.ShouldNotContain("还没有答复");
        foreach (var page in new[] { $"/cases/{filed.Number}", $"/cases/{filed.Number}/source/DL0335", $"/cases/{filed.Number}/receipt" })
        {
            var seen = await applicant.Get(page);
            seen.Text.ShouldNotContain("已婚", customMessage: page);
            seen.Text.ShouldNotContain("登记里对方是", customMessage: page);
        }
    }

    [Fact]
    public async Task What_the_same_register_says_of_the_applicant_is_not_the_others()
    {
        var services = await portal.Services();
        var people = services.GetRequiredService<IPeople>();
        await using var scope = services.CreateAsyncScope();
        var subject = SubjectId.OfPerson(services.GetRequiredService<MasterKeys>(), MarriedId);
        (await people.Person(subject, TestContext.Current.CancellationToken)).ShouldNotBeNull();
        foreach (var code in new[] { "YJS-P06", "YJS-P08" })
        {
            var matter = services.GetRequiredService<ICatalog>().Find(code)!;
            var draft = await services.GetRequiredService<Prefiller>().Gather(matter, Guid.CreateVersion7(), subject, subject,
                TestContext.Current.CancellationToken);
            draft!.Answered.ShouldContain(matter.Parties[0].ForDepartments.Select(e => matter.Element(e).Source!.Register).First(), "it was asked of her");
            draft.Facts.Keys.Concat(draft.Own.Keys).ShouldNotContain(e => matter.Parties[0].ForDepartments.Contains(e));
        }
    }

    [Fact]
    public async Task What_changed_since_the_filing_is_looked_at_before_it_is_granted()
    {
        const string other = "欧阳静安", otherId = "99010219721005519X";
        var matter = await Matter("YJS-TSOLD", """[{"register": "real-estate", "of": "partner", "ends": true}]""", json =>
        {
            json["parties"]![0]!["forDepartments"] = JsonNode.Parse("""["DL1013"]""");
            json["items"]![0]!["checkpoints"] = JsonNode.Parse("""[{"id": "owner", "text": {"zh": "卖方是权利人", "en": "The seller owns it"}, "lookAt": ["DL1013"]}]""");
            json["checks"] = JsonNode.Parse("""[{"element": "DL0402", "asks": true, "wrong": {"and": [{"var": "form.DL0402"}, {"==": [{"var": "register.DL1013"}, "0"]}]}, "message": {"zh": "名下没有房屋", "en": "Nothing on record"}}]""");
        });
        using var applicant = await new Shop(portal).SignedIn(enterprise: "澄光");
        var (first, second) = (await File(applicant, matter, other, otherId), await File(applicant, matter, other, otherId));
        foreach (var filed in new[] { first, second })
        {
            await filed.Accepted();
            (await TryMatter.Seen(() => filed.Now().Result.State.Checked)).Found.Value!["DL1013"].Value.ShouldBe("1");
        }

        await first.Granted(TryMatter.First);
        using var reviewer = await new CaseDesk(portal).SignedIn(CaseDesk.Reviewer);
        var registers = (await portal.Services()).GetRequiredService<IDataRegister>();
        await TryMatter.Seen(() => registers.Find("real-estate", new(otherId, other), new(Asker.Of(Guid.CreateVersion7(), true), "test")).Result.Found is null
            ? "" : null);
        var form = (await reviewer.Get(second.Url(TryMatter.First))).Form("#decide").With("check-owner", "Meets");
        var refused = await reviewer.Submit(form);
        refused.Text.ShouldContain("和您刚才看到的不一样了");
        refused.Text.ShouldContain("名下没有房屋");
        (await second.Now()).State.Item(TryMatter.First)!.IsFinal.ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_buys_a_home_keeps_the_others_and_the_family_is_counted()
    {
        const string husband = "陈序", husbandId = "990102198712305317", wife = "刘芳", wifeId = "990102198809032044";
        var bought = await Matter("YJS-TBUYS", """[{"register": "real-estate", "of": "partner", "row": {"list": "homes", "key": "unitNumber", "from": "result.number"}, "entry": [{"path": "certificateNo", "from": "result.number"}, {"path": "address", "from": "=静安里8号"}]}]""");
        using var applicant = await new Shop(portal).SignedIn(enterprise: "澄光");
        var filed = await (await File(applicant, bought, husband, husbandId)).Accepted();
        await filed.Granted(TryMatter.First);

        var homes = await TryMatter.Seen(() => Entry("real-estate", husband, husbandId).Result!["homes"]!.AsArray() is { Count: > 1 } both ? both : null);
        homes.Select(h => h!["address"]!.ToString()).ShouldBe(["东湖市湖滨区柳堤街36号1幢501室", "静安里8号"]);
        (await Entry("family-homes", wife, wifeId))!["count"]!.GetValue<int>().ShouldBe(2);

        var services = await portal.Services();
        var matter = services.GetRequiredService<ICatalog>().Find("YJS-P08")!;
        await using var scope = services.CreateAsyncScope();
        var said = new FormData(ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("DE0101", wife), KeyValuePair.Create("DE0103", wifeId)]));
        var told = (await scope.ServiceProvider.GetRequiredService<PartyRecords>().Ask(matter, Case.Empty with { Form = said }, Guid.CreateVersion7()))!;
        told.Found.Value!["DL1016"].Value.ShouldBe("2", "what the tax bureau compares");
        TableRows.Read(matter.Element("DL1014"), told.Found.Value["DL1014"].Value)!.Select(h => h["owner"]).ShouldBe(["刘芳、陈序", "陈序"], ignoreOrder: true);

        var subject = SubjectId.OfPerson(services.GetRequiredService<MasterKeys>(), wifeId);
        var draft = (await services.GetRequiredService<Prefiller>().Gather(matter, Guid.CreateVersion7(), subject, subject,
            TestContext.Current.CancellationToken))!;
        draft.Facts.Keys.ShouldNotContain(e => e == "DL1014" || e == "DL1016", "whoever files is not told of the spouse's homes");
        draft.Facts["DL1015"].Value.ShouldContain("柳堤街36号");
        draft.Facts["DL1015"].Value.ShouldNotContain("静安里8号");
    }

    [Theory]
    [InlineData("""{"register": "real-estate", "of": "partner", "row": {"list": "homes", "key": "unitNumber", "from": "DE9999"}, "ends": true}""", "DE9999")]
    [InlineData("""{"register": "marriage", "of": "partner"}""", "write what it says from now on")]
    [InlineData("""{"register": "marriage", "of": "nobody", "ends": true}""", "has to be a party with a number")]
    [InlineData("""{"register": "no-such", "of": "partner", "ends": true}""", "no-such")]
    [InlineData("""{"register": "marriage", "of": "partner", "entry": [{"path": "status", "from": "DE9999"}]}""", "DE9999")]
    public async Task What_no_register_could_be_told_is_not_published(string tells, string told) =>
        (await TryMatter.Faults(portal, "YJS-TWRONG", json => Change(json, $"[{tells}]"))).ShouldContain(told);

    private Task<Matter> Matter(string code, string tells, Action<JsonObject>? change = null) => TryMatter.Published(portal, code, json =>
    {
        Change(json, tells);
        change?.Invoke(json);
    });

    private static void Change(JsonObject json, string tells)
    {
        json["parties"] = JsonNode.Parse("""[{"code": "partner", "name": {"zh": "对方", "en": "the partner"}, "nameIn": ["DL0401"], "numberIn": ["DL0402"]}]""");
        json["steps"]![0]!["fields"] = JsonNode.Parse("""["DE0202", "DL0401", "DL0402"]""");
        json["elements"] = new JsonArray();
        json["items"]![0]!["fields"] = JsonNode.Parse("""[{"element": "DE0202"}, {"element": "DL0401"}, {"element": "DL0402"}]""");
        Line(json, "holders");
        Result(json)["tells"] = JsonNode.Parse(tells);
    }

    // A line that the form does not ask for any more.
    private static void Line(JsonObject json, string without) => Result(json)["fields"]!.AsArray().RemoveAll(f => f!["key"]!.ToString() == without);

    private static JsonObject Result(JsonObject json) => json["items"]![0]!["results"]![0]!.AsObject();

    /// <returns>The number on the first document.</returns>
    private async Task<string> Granted(Matter matter, params (string Field, string Value)[] given)
    {
        using var applicant = await new Shop(portal).SignedIn(enterprise: "澄光");
        var filed = await (await File(applicant, matter, Name, Number, given)).Accepted();
        await filed.Granted(TryMatter.First);
        return (await TryMatter.Seen(() => filed.Now().Result.State.Item(TryMatter.First)!.Results.FirstOrDefault())).Number;
    }

    private async Task<FiledCase> File(Browser applicant, Matter matter, string name, string number, params (string Field, string Value)[] given)
    {
        var draft = await new Trial(portal, matter).Start(applicant);
        var form = (await applicant.Get($"{draft}/form/main")).Form();
        foreach (var (field, value) in given.Length > 0 ? given : [("managerName", name), ("managerIdNo", number)])
            form.With(field, value);
        (await applicant.Submit(form)).Errors.ShouldBeEmpty();
        await Shop.HandIn(applicant, $"{draft}/materials/charter");
        var receipt = await Shop.Submit(applicant, draft);
        receipt.Path.ShouldEndWith("/receipt", customMessage: receipt.Text);
        return new(Shop.IdOf(draft), receipt.Path.Split('/')[2], portal);
    }

    private async Task<JsonObject?> Entry(string register = "marriage", string name = Name, string number = Number)
    {
        var registers = (await portal.Services()).GetRequiredService<IDataRegister>();
        var found = await registers.Find(register, new(number, name), new(Asker.Of(Guid.CreateVersion7(), true), "test"),
            TestContext.Current.CancellationToken);
        return found.Found is { } entry ? JsonObject.Create(entry.Facts) : null;
    }

    private async Task<string> Said(string number)
    {
        using var anybody = await portal.Visitor();
        return (await anybody.Submit((await anybody.Get("/verify")).Form("form:has([name=holder])").With("number", number))).Text;
    }
}
