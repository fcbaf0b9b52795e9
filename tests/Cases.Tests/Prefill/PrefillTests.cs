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

/// <summary>What demo people need not say in their matters, by the real adapters and the departments' own servers.</summary>
public sealed partial class PrefillTests(PortalWithRegisters portal, ITestOutputHelper output) : IClassFixture<PortalWithRegisters>
{
    [Fact]
    public async Task The_record_of_the_birth_names_both_parents_and_neither_is_typed_over()
    {
        var matter = (await portal.Services()).GetRequiredService<ICatalog>().Find("YJS-P01")!;
        using var browser = await new Shop(portal).SignedIn("guxiao", enterprise: null);
        var tasks = await Shop.Start(browser, "/apply/YJS-P01?" + string.Join('&', matter.Questions.Select(q => $"{q.Id}={q.Usual}")));
        var first = await browser.Get($"{tasks.Path}/form/{matter.Steps.First(s => s.Fields.Contains("DL0301")).Code}");
        (await browser.Submit(first.Form().With(matter.Element("DL0301").Key, "1"))).Errors.ShouldBeEmpty();

        var parents = await browser.Get($"{tasks.Path}/form/{matter.Steps.First(s => s.Fields.Contains("DL0303")).Code}");
        parents.Text.ShouldContain("陆远航");
        parents.All("[name=fatherName], [name=fatherIdNo]").ShouldBeEmpty();
        parents.Find("a[href$='/source/fatherName']")!.TextContent.ShouldContain("更正");
        (await browser.Submit(parents.Form().With("fatherName", "陈序").With("fatherIdNo", "990102198712305317"))).Errors.ShouldBeEmpty();
        (await browser.Get($"{tasks.Path}/check")).Text.ShouldContain("陆远航");
        (await browser.Get($"{tasks.Path}/source/fatherName")).Text.ShouldContain("找医院更正");
    }

    [Theory]
    [InlineData("YJS-P03", "liufang")]
    [InlineData("YJS-P06", "yuman")]
    [InlineData("YJS-P08", "zhouhe")]
    [InlineData("YJS-P09", "liufang")]
    public async Task Who_is_signed_in_is_shown_and_not_asked_in_any_matter(string code, string user)
    {
        var matter = (await portal.Services()).GetRequiredService<ICatalog>().Find(code)!;
        using var browser = await new Shop(portal).SignedIn(user, enterprise: null);
        var tasks = await Shop.Start(browser, $"/apply/{code}?" + string.Join('&', matter.Questions.Select(q => $"{q.Id}={q.Usual}")));
        var page = await browser.Get($"{tasks.Path}/form/{matter.Steps.First(s => s.Fields.Contains("DE0101")).Code}");
        page.All("[name=personName], [name=idNo], [name=idType]").ShouldBeEmpty();
        page.Find("a[href$='/source/personName']")!.TextContent.ShouldContain("更正");
    }

    [Theory]
    [InlineData("YJS-P01", "guxiao", "births", "marriage", "medical-insurance", "social-insurance")]
    [InlineData("YJS-P02", "liufang", "births", "household", "marriage", "real-estate", "social-insurance")]
    [InlineData("YJS-P03", "liufang", "social-insurance")]
    [InlineData("YJS-P04", "qinlang", "household", "person/disability", "person/relief", "person/social-insurance", "social-insurance")]
    [InlineData("YJS-P06", "yuman", "household")]
    [InlineData("YJS-P08", "zhouhe", "housing-contracts", "marriage", "real-estate", "tax", "utilities")]
    [InlineData("YJS-P09", "liufang", "employment", "social-insurance")]
    public async Task A_person_is_asked_for_nothing_that_a_register_says(string code, string user, params string[] answered)
    {
        var (matter, state, account) = await Gather(code, user);

        state.Silent.ShouldBeEmpty();
        answered.ShouldBeSubsetOf(state.Answered);
        var composition = await Compose(matter, state);
        (await Asked(account)).ShouldBe(Named(matter).Order());
        var known = composition.Fields.Count(f => state.Facts.ContainsKey(f.Element.Code));
        output.WriteLine($"{code} {user}: {known} of {composition.Fields.Count()} fields known, {composition.Materials.Count - composition.Uploads.Count()} of {composition.Materials.Count} materials not uploaded; answered {string.Join(' ', state.Answered)}; on file {string.Join(' ', state.Certificates.Keys)}");
        foreach (var field in composition.Fields.Where(f => state.Facts.ContainsKey(f.Element.Code)))
            Filing.Alone(field.Element, state[field.Element.Code],
                field.Required).IsRefused.ShouldBeFalse($"{field.Element.Code} {field.Element.Name.Zh}: {state[field.Element.Code]}");
    }

    [Fact]
    public async Task A_haulier_is_known_with_lorry_and_licence()
    {
        var (matter, state, _) = await Gather("YJS-E06", "guoyuan", "91990102MA0P4Y8T2U");
        state.Silent.ShouldNotContain("vehicles");
        state.Answered.ShouldContain("road-transport");
        state.Certificates.Keys.ShouldContain("vehicle-licence");
        state.Certificates.Keys.ShouldContain("road-transport-licence");
        state["DE1101"].ShouldBe("东A6T208");
        // Several codes are kept as the form keeps them.
        state["DE1104"].ShouldBe("1,3");
        (await Compose(matter, state)).Uploads.ShouldNotContain(m => m.Spec.Ways.Any(w => w.Source == "vehicle-licence"));
    }

    [Fact]
    public async Task A_mother_reads_on_the_page_what_the_hospital_reported_and_who_says_so()
    {
        var matter = (await portal.Services()).GetRequiredService<ICatalog>().Find("YJS-P01")!;
        using var browser = await new Shop(portal).SignedIn("guxiao", enterprise: null);
        var tasks = await Shop.Start(browser, "/apply/YJS-P01?" + string.Join('&', matter.Questions.Select(q => $"{q.Id}={q.Usual}")));
        tasks.Text.ShouldNotContain("连不上");

        var page = await browser.Get($"{tasks.Path}/form/{matter.Steps.First(s => s.Fields.Contains("DE0305")).Code}");
        page.Text.ShouldContain("东湖市妇幼保健院");
        page.Text.ShouldContain(matter.Element("DE0305").Source!.Name.Zh);
        page.All("[name=birthHospital]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("guxiao", "household-book", "marriage-certificate", "social-security-card", "title-deed")]
    [InlineData("qinlang", "disability-certificate", "household-book", "social-security-card")]
    [InlineData("guoyuan", "residence-permit")]
    public async Task People_hold_papers_of_their_life_that_the_elements_can_read(string user, params string[] papers)
    {
        var services = await portal.Services();
        var elements = services.GetRequiredService<ICatalog>().Published("990102").SelectMany(m => m.Elements).DistinctBy(e => e.Code)
            .ToDictionary(e => e.Code);
        var person = SubjectId.OfPerson(services.GetRequiredService<MasterKeys>(), DemoCast.Read().Citizens.Single(c => c.User == user).IdNumber);
        var held = await services.GetRequiredService<ICertificates>().OnFile(person, TestContext.Current.CancellationToken);
        held.Select(c => c.Code).Order().ShouldBe(papers.Append("id-card").Order());
        foreach (var (code, value) in held.SelectMany(c => c.Data).Where(d => elements.ContainsKey(d.Key)))
            Filing.Alone(elements[code], value, required: true).IsRefused.ShouldBeFalse($"{code}: {value}");
    }

    [Fact]
    public async Task A_look_is_on_record_under_the_person_whose_number_was_asked()
    {
        var (_, _, account) = await Gather("YJS-P01", "guxiao");
        await using var command = (await portal.Services()).GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select distinct subject from exchange.looks where actor = $1");
        command.Parameters.Add(Sql.P(account));
        (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(
            SubjectId.OfPerson((await portal.Services()).GetRequiredService<MasterKeys>(), "990102199406182042"));
    }

    [Fact]
    public async Task Registers_are_asked_again_only_so_often()
    {
        using var browser = await new Shop(portal).SignedIn("yuman", enterprise: null);
        var matter = (await portal.Services()).GetRequiredService<ICatalog>().Find("YJS-P06")!;
        var tasks = await Shop.Start(browser, "/apply/YJS-P06?" + string.Join('&', matter.Questions.Select(q => $"{q.Id}={q.Usual}")));
        var form = new[] { ("form-token", (await browser.Get("/account")).All("[name=form-token]")[0].GetAttribute("value")!) };
        for (var i = 0; i < Refetch.PerAccount; i++)
            (await browser.Post(tasks.Path, form)).Errors.ShouldBeEmpty();
        var page = await browser.Post(tasks.Path, form);
        page.Status.ShouldBe(409);
        page.Errors.Single().ShouldStartWith("这一小时里取了太多次");
    }

    [Fact]
    public async Task A_company_that_closes_need_not_say_what_the_registers_know()
    {
        var (matter, state, _) = await Gather("YJS-E03", "guoyuan", "91990102MA0N6T3W0B");
        state.Silent.ShouldBeEmpty();
        (state["DE0514"], state["DE0515"]).ShouldBe(("2026-10-09", "东税清〔2026〕0001209号"));
        (await Compose(matter, state)).Uploads.ShouldAllBe(m => m.Spec.Ways.All(w => w.Kind != WayKind.SharedData));
    }

    [Fact]
    public async Task A_silent_register_is_named_and_the_others_are_heard()
    {
        await portal.Switch("marriage", "down");
        try
        {
            var (_, state, _) = await Gather("YJS-P01", "guxiao");
            state.Silent.ShouldBe(["marriage"]);
            state.Answered.ShouldContain("births");
            state.Facts.Values.ShouldNotContain(f => f.Source == "marriage");
        }
        finally
        {
            await portal.Switch("marriage", "ok");
        }
    }

    [Fact]
    public async Task A_register_that_knows_nothing_spares_no_paper()
    {
        var (matter, _, _) = await Gather("YJS-P04", "qinlang");
        // 马林生 has no disability on file, and says that he has.
        var (_, state, _) = await Gather("YJS-P04", "malin");
        state.Silent.ShouldBeEmpty();
        state.Answered.ShouldNotContain("person/disability");
        (await Compose(matter, state)).Materials.ShouldNotContain(m => m.Way.Kind == WayKind.SharedData && m.Way.Source == "disability");
    }

    [Fact]
    public async Task A_register_that_was_added_by_data_is_read_like_any_other()
    {
        using var scope = (await portal.Services()).CreateScope();
        using var exported = new StringWriter();
        await CatalogVerb.Run(scope.ServiceProvider, ["export", "YJS-P06"], exported, exported);
        var package = System.Text.Json.Nodes.JsonNode.Parse(exported.ToString())!.AsObject();
        (package["matters"]![0]!["code"], package["matters"]![0]!["version"]) = ("YJS-X31", 1);
        package["registers"] = System.Text.Json.Nodes.JsonNode.Parse(
            """[{"code":"hospital-births","name":{"zh":"医院出生登记","en":"Hospital births"},"department":"health"}]""");
        package["elements"]!.AsArray().Add(System.Text.Json.Nodes.JsonNode.Parse(
            """
            {"code":"DL3101","key":"bornCertificate","name":{"zh":"出生证编号","en":"Number"},"type":"text","source":
              {"register":"hospital-births","path":"certificateNo","name":{"zh":"医院出生登记","en":"Hospital births"},"department":"health"}}
            """));
        var matter = package["matters"]![0]!;
        matter["steps"]![0]!["fields"]!.AsArray().Add("DL3101");
        matter["items"]![0]!["fields"]!.AsArray().Add(new System.Text.Json.Nodes.JsonObject { ["element"] = "DL3101" });

        var file = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():N}.json");
        await File.WriteAllTextAsync(file, package.ToJsonString(), TestContext.Current.CancellationToken);
        using var said = new StringWriter();
        (await CatalogVerb.Run(scope.ServiceProvider, ["import", file, "--on-collision", "keep"], said, said)).ShouldBe(0, said.ToString());
        File.Delete(file);

        var (_, state, account) = await Gather("YJS-X31", "guxiao");
        state.Answered.ShouldContain("hospital-births");
        state["DL3101"].ShouldBe("X990011207");
        (await Asked(account)).ShouldContain("hospital-births");
    }

    [Fact]
    public async Task Registers_are_asked_at_the_same_time()
    {
        foreach (var register in (string[])["births", "marriage", "household"])
            await portal.Switch(register, "slow");
        try
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var (_, state, _) = await Gather("YJS-P01", "guxiao");
            state.Silent.ShouldBe(["births", "household", "marriage"]);
            // The limit of one, not of three.
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        }
        finally
        {
            foreach (var register in (string[])["births", "marriage", "household"])
                await portal.Switch(register, "ok");
        }
    }

    private async Task<(Matter Matter, DraftState State, Guid Account)> Gather(string code, string user, string? uscc = null)
    {
        using var scope = (await portal.Services()).CreateScope();
        var (services, account) = (scope.ServiceProvider, Guid.CreateVersion7());
        var masters = services.GetRequiredService<MasterKeys>();
        var person = SubjectId.OfPerson(masters, DemoCast.Read().Citizens.Single(c => c.User == user).IdNumber);
        var matter = services.GetRequiredService<ICatalog>().Find(code).ShouldNotBeNull();
        var state = await services.GetRequiredService<Prefiller>().Gather(matter, account, uscc is null ? person : SubjectId.OfEnterprise(masters, uscc),
            person, TestContext.Current.CancellationToken);
        state = state.ShouldNotBeNull() with { Answers = Contracts.Catalog.Answers.Usual(matter).Values };
        var draft = new Draft(Guid.Empty, "", person, person, code, matter.Version, 1, default, default, null!, state);
        return (matter, Filing.Of(services.GetRequiredService<ICatalog>(), draft, new(2026, 11, 23))!.State, account);
    }

    private async Task<Composition> Compose(Matter matter, DraftState state) =>
        Filing.Compose((await portal.Services()).GetRequiredService<ICatalog>(), matter, state, new(2026, 11, 23));

    /// <summary>Of the applicants, also where the form may name themselves: nobody else is named yet.</summary>
    private static IEnumerable<string> Named(Matter matter)
    {
        return matter.Elements.Where(e => Own(matter.PartyOf(e))).Select(e => e.Source?.Register)
            .Concat(matter.Materials.Where(m => Own(matter.PartyOf(m))).SelectMany(m => m.Ways).Where(w => w.Kind == WayKind.SharedData).Select(w => w.Source))
            .OfType<string>().Where(RegisterNames.All.Contains).Distinct();

        bool Own(Party? party) => party is null || matter.MayBeApplicant(party);
    }

    private Task<IReadOnlyList<string>> Asked(Guid account) => Asked("actor", account);

    private async Task<IReadOnlyList<string>> Asked(string whose, Guid id)
    {
        await using var command = (await portal.Services()).GetRequiredService<NpgsqlDataSource>()
            .CreateCommand($"select register from exchange.looks where {whose} = $1 order by register collate \"C\"");
        command.Parameters.Add(Sql.P(id));
        await using var row = await command.ExecuteReaderAsync();
        var asked = new List<string>();
        while (await row.ReadAsync())
            asked.Add(row.GetString(0));
        return asked;
    }
}
