using System.Text.Json.Nodes;
using OneStop.Contracts.Exchange;
using OneStop.Identifiers;

namespace OneStop.Simulators.Tests.Registers;

public sealed class SharedRegisterTests(Server server) : IClassFixture<Server>
{
    private const string GuXiao = "990102199406182042", LuYuan = "99010219930225315X";

    private Task<(int Status, JsonNode? Body)> Find(string register, string? subject, string? name = "顾晓岚") =>
        server.Ask(HttpMethod.Post, $"/{register}/v1/entries/find", new { subject, name });

    [Fact]
    public async Task A_register_answers_for_whom_it_was_asked()
    {
        var (status, body) = await Find("household", GuXiao);
        status.ShouldBe(200);
        body!["subject"]!.GetValue<string>().ShouldBe(GuXiao);
        body["entry"]!["head"]!.GetValue<string>().ShouldBe("陆远航");
    }

    [Fact]
    public async Task Whoever_is_not_on_file_is_a_404_with_a_code_of_its_own()
    {
        var (status, body) = await Find("vehicles", GuXiao);
        status.ShouldBe(404);
        body!["code"]!.GetValue<string>().ShouldBe("entry.unknown");
    }

    [Fact]
    public async Task Another_name_learns_as_little_as_another_number()
    {
        (await Find("household", GuXiao, "张三疯")).Status.ShouldBe(404);
        (await Find("household", GuXiao, null)).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("12345")]
    public async Task A_question_that_is_not_well_formed_is_a_400(string? subject) => (await Find("tax", subject)).Status.ShouldBe(400);

    [Fact]
    public async Task Unsigned_nobody_learns_anything()
    {
        using var response = await server.Client.PostAsync(
            "/marriage/v1/entries/find", JsonContent.Create(new { subject = GuXiao }), TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(401);
    }

    [Fact]
    public async Task Every_register_that_the_platform_knows_is_there()
    {
        foreach (var register in RegisterNames.Shared)
            (await Find(register, "990102199001010010")).Status.ShouldBe(404, register);
    }

    [Fact]
    public void Whoever_is_on_file_is_a_person_or_an_enterprise_of_the_demo()
    {
        var known = Read("people.json").AsArray().Select(p => p!["idNumber"]!.GetValue<string>())
            .Concat(Read("enterprises.json").AsArray().Select(e => e!["uscc"]!.GetValue<string>())).ToHashSet();
        foreach (var register in RegisterNames.Shared)
            (register == "family-homes" ? [] : Entries(register)).Select(e => e.Key).ShouldAllBe(code => known.Contains(code), register);
    }

    [Fact]
    public void Whoever_is_married_is_married_to_somebody_who_says_the_same()
    {
        var names = Read("people.json").AsArray().ToDictionary(p => p!["idNumber"]!.GetValue<string>(), p => p!["name"]!.GetValue<string>());
        var marriages = Entries("marriage");
        foreach (var (code, entry) in marriages)
        {
            var spouse = entry!["spouseIdNumber"]!.GetValue<string>();
            names[spouse].ShouldBe(entry["spouseName"]!.GetValue<string>());
            marriages[spouse]!["spouseIdNumber"]!.GetValue<string>().ShouldBe(code);
            marriages[spouse]!["certificateNo"]!.ToString().ShouldBe(entry["certificateNo"]!.ToString());
            Entries("household")[code]!["head"]!.ToString().ShouldBe(Entries("household")[spouse]!["head"]!.ToString());
        }
    }

    [Fact]
    public void Children_have_the_parents_who_have_them_on_file()
    {
        foreach (var (code, entry) in Entries("births"))
        {
            var parents = new[] { entry!["motherIdNumber"]!.GetValue<string>(), entry["fatherIdNumber"]!.GetValue<string>() };
            parents.ShouldAllBe(p => CitizenId.IsValid(p));
            parents.ShouldContain(code);
            Entries("marriage")[parents[0]]!["spouseIdNumber"]!.GetValue<string>().ShouldBe(parents[1]);
        }
    }

    [Fact]
    public async Task A_familys_homes_are_those_of_both_spouses_each_once()
    {
        var family = (await Find("family-homes", GuXiao)).Body!["entry"]!;
        family["count"]!.GetValue<int>().ShouldBe(1);
        family["homes"]![0]!["owner"]!.ToString().ShouldContain("陆远航");
        var tell = new
        {
            subject = LuYuan,
            name = "陆远航",
            row = new { list = "homes", key = "unitNumber", value = "990102001004GB00015F00020904" },
            entry = new { address = "东湖市湖滨区春晓路15号2幢904室" },
            document = Guid.CreateVersion7(),
            decidedAt = TimeProvider.System.GetUtcNow(),
        };
        (await server.Ask(HttpMethod.Post, "/real-estate/v1/entries/tell", tell)).Status.ShouldBe(200);
        (await Find("family-homes", GuXiao)).Body!["entry"]!["count"]!.GetValue<int>().ShouldBe(2);
        (await Find("real-estate", LuYuan, "陆远航")).Body!["entry"]!["homes"]!.AsArray().Count.ShouldBe(2);
        (await Find("family-homes", "99010219951208362X", "俞漫舟")).Body!["entry"]!["count"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public void Money_is_paid_where_somebody_works()
    {
        var employers = Read("enterprises.json").AsArray().Select(e => e!["name"]!.GetValue<string>()).ToHashSet();
        Entries("social-insurance").Select(e => e.Value!["employer"]?.GetValue<string>()).OfType<string>().ShouldAllBe(e => employers.Contains(e));
        Entries("household")[LuYuan]!["address"]!.ToString().ShouldBe(Entries("real-estate")[LuYuan]!["homes"]![0]!["address"]!.ToString());
    }

    private static JsonObject Entries(string register) => Read($"registers/{register}.json").AsObject();

    private static JsonNode Read(string name)
    {
        using var stream = typeof(SimulatorServer).Assembly.GetManifestResourceStream(name)!;
        return JsonNode.Parse(stream)!;
    }
}
