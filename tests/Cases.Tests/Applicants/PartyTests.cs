using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Cases.Tests.Prefill;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.Identifiers;
using OneStop.Secrets;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>An employer files for an employee: what registers say is the employee's, and so is what is granted.</summary>
public sealed class PartyTests(PortalWithRegisters portal) : IClassFixture<PortalWithRegisters>
{
    private const string Employee = "顾晓岚", EmployeeId = "990102199406182042", Other = "刘芳", OtherId = "990102198809032044";

    [Fact]
    public async Task What_an_employer_files_for_an_employee_is_the_employees()
    {
        using var employer = await new Shop(portal).SignedIn(enterprise: "澄光");
        var (draft, _) = await Started(employer);
        await Name(employer, draft, Employee, EmployeeId);

        // The months of the employee, and the paper that the register spares; neither is the employer's.
        var page = await employer.Get($"{draft}/form/main");
        page.Text.ShouldContain("92个月");
        (await employer.Get($"{draft}/materials")).All("a[href*='/materials/record']").ShouldBeEmpty();
        (await Looked(EmployeeId)).ShouldContain("social-insurance");
        await Shop.HandIn(employer, $"{draft}/materials/charter");
        var receipt = await Shop.Submit(employer, draft);
        receipt.Path.ShouldEndWith("/receipt", customMessage: receipt.Text);
        var filed = await new FiledCase(Shop.IdOf(draft), receipt.Path.Split('/')[2], portal).Accepted();
        await filed.Granted(TryMatter.First);
        var result = await TryMatter.Seen(() => filed.Now().Result.State.Item(TryMatter.First)!.Results.FirstOrDefault());

        var held = await OnFile(EmployeeId);
        held.ShouldContain(c => c.Id == result.Certificate);
        using var employee = await new Shop(portal).SignedIn("guxiao", null);
        (await employer.Get($"/cases/{filed.Number}/results/{TryMatter.First}.pdf")).Status.ShouldBe(404);
        var told = await employer.Get($"/cases/{filed.Number}");
        told.Text.ShouldContain("这份是顾晓岚的");
        told.All($"a[href$='{TryMatter.First}.pdf']").ShouldBeEmpty();
        (await employee.Get("/wallet?of=me")).Text.ShouldContain(result.Number);
        (await employee.Get($"/wallet/{result.Certificate}")).Text.ShouldContain(Employee);
        (await employer.Get($"/wallet/{result.Certificate}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Whoever_is_named_instead_is_asked_about_and_nothing_of_the_first_stays()
    {
        using var employer = await new Shop(portal).SignedIn(enterprise: "澄光");
        var (draft, matter) = await Started(employer);
        await Name(employer, draft, Employee, EmployeeId);
        await Name(employer, draft, Other, OtherId);

        var page = await employer.Get($"{draft}/form/main");
        // Not an employee of theirs: nothing is told of her, and her paper has to be handed in.
        page.Text.ShouldNotContain("86个月");
        page.Text.ShouldNotContain("92个月");
        (await employer.Get($"{draft}/materials")).All("a[href*='/materials/record']").ShouldNotBeEmpty();
        var stored = await Stored(draft);
        stored.Asked["employee"].ShouldBe($"{OtherId} {Other}");
        var catalog = (await portal.Services()).GetRequiredService<ICatalog>();
        Filing.Of(catalog, WithName(stored, matter), new(2026, 11, 23))!.State.Facts.Keys.ShouldNotContain("DE0606");
    }

    [Fact]
    public async Task Nobody_is_asked_about_under_a_wrong_name()
    {
        using var employer = await new Shop(portal).SignedIn(enterprise: "澄光");
        var (draft, _) = await Started(employer);
        var before = await Looked("990102198712305317");
        var answer = await Name(employer, draft, "张三", "990102198712305317", refused: true);
        answer.Errors.ShouldNotBeEmpty();
        (await Looked("990102198712305317")).Except(before).ShouldBe(["population"], ignoreOrder: true);
    }

    private static Draft WithName(DraftState state, Matter matter) => new(
        Guid.Empty, "", Guid.Empty, Guid.Empty, matter.Code, matter.Version, 1, default, default, null!,
        state with { Form = state.Form.SetItem("DL0401", Employee) });

    private async Task<(string Draft, Matter Matter)> Started(Browser browser)
    {
        var matter = await TryMatter.Published(portal, "YJS-TPARTY", json =>
        {
            json["parties"] = JsonNode.Parse("""[{"code": "employee", "name": {"zh": "职工", "en": "the employee"}, "nameIn": ["DL0401"], "numberIn": ["DL0402"], "elements": ["DE0606"], "materials": ["record"], "knownWhen": {"==": [{"var": "social-insurance.employer"}, {"var": "applicant.name"}]}}]""");
            json["steps"]![0]!["fields"] = JsonNode.Parse("""["DE0202", "DL0401", "DL0402", "DE0606"]""");
            json["elements"] = new JsonArray();
            json["materials"]!.AsArray().Add(JsonNode.Parse("""{"code": "record", "name": {"zh": "缴费记录", "en": "Record"}, "ways": [{"kind": "sharedData", "source": "social-insurance"}, {"kind": "upload"}]}"""));
            var first = json["items"]![0]!;
            first["fields"] = JsonNode.Parse("""[{"element": "DE0202"}, {"element": "DL0401"}, {"element": "DL0402"}, {"element": "DE0606", "required": false}]""");
            first["materials"]!.AsArray().Add(JsonNode.Parse("""{"material": "record"}"""));
            (first["results"]![0]!["holder"], first["results"]![0]!["toHolderOnly"]) = ("employee", true);
            first["results"]![0]!["fields"]![1]!["from"] = "DL0401";
        });
        return (await new Trial(portal, matter).Start(browser), matter);
    }

    private static async Task<Seen> Name(Browser browser, string draft, string name, string number, bool refused = false)
    {
        var form = (await browser.Get($"{draft}/form/main")).Form().With("managerName", name).With("managerIdNo", number);
        var saved = await browser.Submit(form);
        if (!refused)
            saved.Errors.ShouldBeEmpty();
        return saved;
    }

    private async Task<DraftState> Stored(string draft)
    {
        using var scope = (await portal.Services()).CreateScope();
        var applicant = SubjectId.OfEnterprise(scope.ServiceProvider.GetRequiredService<MasterKeys>(), "9199010276543218XR");
        return (await scope.ServiceProvider.GetRequiredService<DraftStore>().Find(Shop.IdOf(draft), ApplicantReach.Whole(applicant),
            TestContext.Current.CancellationToken))!.State;
    }

    private async Task<IReadOnlyList<CertificateOnFile>> OnFile(string idNumber)
    {
        var services = await portal.Services();
        return await services.GetRequiredService<ICertificates>().OnFile(SubjectId.OfPerson(services.GetRequiredService<MasterKeys>(), idNumber),
            TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<string>> Looked(string idNumber)
    {
        var services = await portal.Services();
        await using var command = services.GetRequiredService<NpgsqlDataSource>()
            .CreateCommand("select distinct register from exchange.looks where subject = $1");
        command.Parameters.Add(Sql.P(SubjectId.OfPerson(services.GetRequiredService<MasterKeys>(), idNumber)));
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var found = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            found.Add(reader.GetString(0));
        return found;
    }
}
