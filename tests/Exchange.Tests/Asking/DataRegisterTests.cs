using OneStop.Contracts.Exchange;
using OneStop.Identifiers;

namespace OneStop.Exchange.Tests.Asking;

/// <summary>The registers that are all asked in the same way.</summary>
public sealed class DataRegisterTests(City city) : IClassFixture<City>, IAsyncLifetime
{
    private static readonly CodeHolder GuXiao = new("990102199406182042", "顾晓岚"), Haulier = new("91990102MA0P4Y8T2U", "东湖市远山大件运输有限公司"),
        Nobody = new("990102199001010010", "没有人");

    public async ValueTask InitializeAsync() => await city.Recover();

    public async ValueTask DisposeAsync() => await city.Recover();

    [Fact]
    public async Task A_person_is_found_by_id_number_with_what_the_catalogue_reads()
    {
        var facts = (await city.Registers.Find("births", GuXiao, City.Look())).Found.ShouldNotBeNull().Facts;
        facts.GetProperty("certificateNo").GetString().ShouldBe("X990011207");
        facts.GetProperty("weight").GetInt32().ShouldBe(3280);
    }

    [Fact]
    public async Task An_enterprise_is_found_by_credit_code() =>
        (await city.Registers.Find("road-transport", Haulier, City.Look()))
            .Found!.Facts.GetProperty("scope").EnumerateArray().Select(s => s.GetString()).ShouldBe(["1", "3"]);

    [Fact]
    public async Task A_number_without_its_name_is_nothing() =>
        (await city.Registers.Find("births", GuXiao with { Name = "张三疯" }, City.Look())).ShouldBe(Looked<RegisterEntry>.Nothing);

    [Fact]
    public async Task Every_register_answers_and_whoever_is_unknown_to_it_is_nothing_and_no_outage()
    {
        foreach (var register in RegisterNames.Shared)
            (await city.Registers.Find(register, Nobody, City.Look())).ShouldBe(Looked<RegisterEntry>.Nothing, register);
    }

    [Theory]
    [InlineData("down", AwayReason.Down)]
    [InlineData("drop", AwayReason.Unreachable)]
    [InlineData("garbage", AwayReason.Garbled)]
    [InlineData("slow", AwayReason.TimedOut)]
    public async Task Every_way_of_failing_is_an_answer_in_time_and_leaves_the_other_registers_alone(string mode, AwayReason why)
    {
        await city.Switch("marriage", mode);
        var asked = city.Registers.Find("marriage", GuXiao, City.Look());
        (await (mode == "slow" ? city.AfterTheLimit(asked) : asked)).Why.ShouldBe(why);
        (await city.Registers.Find("household", GuXiao, City.Look())).Found.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_register_that_nobody_connected_says_so()
    {
        (await city.Registers.Find("weather", GuXiao, City.Look())).Why.ShouldBe(AwayReason.NotConnected);
        await using var alone = city.Module(city.ConnectionString, []);
        (await alone.GetRequiredService<IDataRegister>().Find("marriage", GuXiao, City.Look())).Why.ShouldBe(AwayReason.NotConnected);
    }

    [Fact]
    public async Task Every_look_is_on_record_with_whose_data_it_was()
    {
        await city.Registers.Find("relief", GuXiao, City.Look("tests.any"));
        await city.Registers.Find("tax", Haulier, City.Look("tests.any"));

        var looks = await city.Looks("tests.any");
        looks.Select(l => (l["register"], l["question"], l["outcome"])).ShouldBe([("relief", "entries.find", "nothing"), ("tax", "entries.find", "found")]);
        looks.Select(l => l["subject"]).ShouldBe([SubjectId.OfPerson(city.Masters, GuXiao.Code), SubjectId.OfEnterprise(city.Masters, Haulier.Code)]);
    }
}
