using System.Diagnostics;
using OneStop.Contracts.Exchange;

namespace OneStop.Exchange.Tests.Asking;

public sealed class RegisterInTroubleTests(City city) : IClassFixture<City>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await city.Recover();

    public async ValueTask DisposeAsync() => await city.Recover();

    private Task<Looked<RegisteredEnterprise>> Ask() => city.Licences.Find(City.Hewei, City.Look());

    [Theory]
    [InlineData("down", AwayReason.Down)]
    [InlineData("drop", AwayReason.Unreachable)]
    [InlineData("garbage", AwayReason.Garbled)]
    [InlineData("slow", AwayReason.TimedOut)]
    public async Task Every_way_of_failing_is_an_answer_and_never_an_exception(string mode, AwayReason why)
    {
        await city.Switch("market", mode);
        (await Answer(Ask())).Why.ShouldBe(why);
        (await Answer(city.Licences.Standing(City.Hewei, City.ZhouHe, "周禾", City.Look()))).Why.ShouldBe(why);

        Task<Looked<T>> Answer<T>(Task<Looked<T>> asked)
            where T : class => mode == "slow" ? city.AfterTheLimit(asked) : asked;
    }

    [Fact]
    public async Task A_system_that_is_not_even_running_is_unreachable()
    {
        await using var lost = city.Module(city.ConnectionString, City.Addresses("http://127.0.0.1:9", Convert.ToBase64String(new byte[32])));
        (await lost.GetRequiredService<ILicenceRegister>().Find(City.Hewei, City.Look())).Why.ShouldBe(AwayReason.Unreachable);
    }

    [Fact]
    public async Task One_register_in_trouble_leaves_the_others_alone()
    {
        await city.Switch("market", "down");
        (await Ask()).IsAway.ShouldBeTrue();
        (await city.Population.Match(City.ZhouHe, "周禾", City.Look())).Found.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_register_that_keeps_failing_is_left_alone_and_then_tried_again()
    {
        await city.Switch("market", "slow");
        for (var i = 0; i < 4; i++)
            (await city.AfterTheLimit(Ask())).Why.ShouldBe(AwayReason.TimedOut);

        var watch = Stopwatch.StartNew();
        (await Ask()).Why.ShouldBe(AwayReason.Paused);
        watch.ElapsedMilliseconds.ShouldBeLessThan(500);

        await city.Switch("market", "ok");
        (await Ask()).Why.ShouldBe(AwayReason.Paused);
        city.Clock.Advance(TimeSpan.FromSeconds(11));
        (await Ask()).Found.ShouldNotBeNull();
        (await Ask()).Found.ShouldNotBeNull();
    }

    [Fact]
    public async Task After_a_pause_one_question_tries_and_a_failure_pauses_again()
    {
        await city.Switch("market", "down");
        for (var i = 0; i < 4; i++)
            (await Ask()).Why.ShouldBe(AwayReason.Down);
        city.Clock.Advance(TimeSpan.FromSeconds(11));
        (await Ask()).Why.ShouldBe(AwayReason.Down);
        (await Ask()).Why.ShouldBe(AwayReason.Paused);
    }

    [Fact]
    public async Task A_caller_that_goes_away_gets_a_cancellation_and_does_no_harm_to_the_register()
    {
        await city.Switch("market", "slow");
        for (var i = 0; i < 6; i++)
        {
            using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
            await Should.ThrowAsync<OperationCanceledException>(() => city.Licences.Find(City.Hewei, City.Look(), gone.Token));
        }

        await city.Switch("market", "ok");
        (await Ask()).Found.ShouldNotBeNull();
    }
}
