using System.Collections.Immutable;
using OneStop.Cases.Departments;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Domain;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Departments;

public sealed class AddOpinionTests(PortalUnderTest portal)
{
    private static Given UnderReview() => Given.AFiledRestaurant().Accepted(Restaurant.Licence, Restaurant.Food).Granted(Restaurant.Licence);

    private static ImmutableSortedDictionary<string, Judgement> Judged(params (string Point, Judgement Judgement)[] points) =>
        points.ToImmutableSortedDictionary(p => p.Point, p => p.Judgement, StringComparer.Ordinal);

    private static AddOpinion Keep(int? seen, params (string Point, Judgement Judgement)[] points) =>
        new(Given.Number, Restaurant.Food, Judged(points), "") { Seen = seen };

    private static Result<Decision<Unit>> Decide(Given given, AddOpinion command) =>
        AddOpinionHandler.Decide(given.State, command, Officials.Food, given.Catalog);

    [Fact]
    public void Who_was_overtaken_by_a_colleague_is_told_and_replaces_nothing()
    {
        var given = UnderReview();
        var seen = given.State.Item(Restaurant.Food)!.Opinions;
        given = given.Then([.. Decide(given, Keep(seen, ("layout", Judgement.Meets))).Events()]);

        Decide(given, Keep(seen, ("layout", Judgement.Fails))).Code().ShouldBe("cases.opinion-overtaken");
        GrantItemHandler.Decide(given.State, new(Given.Number, Restaurant.Food, given.AllMet(Restaurant.Food), "", "准予。") { Seen = seen }, Officials.Food,
            given.Now, given.Catalog).Code().ShouldBe("cases.opinion-overtaken");

        Decide(given, Keep(seen, ("layout", Judgement.Meets))).Events().ShouldBeEmpty("it is what the colleague kept");
        Decide(given, Keep(seen + 1, ("layout", Judgement.Fails))).Events().ShouldHaveSingleItem("it was looked at");
    }

    [Fact]
    public void A_judgement_is_whose_it_was_first_and_when()
    {
        var given = UnderReview();
        given = given.Then([.. Decide(given, Keep(0, ("layout", Judgement.Meets))).Events()]);
        var first = given.Now;
        given = given.After(TimeSpan.FromHours(1));
        given = given.Then([.. Decide(given, Keep(1, ("layout", Judgement.Meets), ("washing", Judgement.Fails))).Events()]);

        given.State.Item(Restaurant.Food)!.Judged.ShouldSatisfyAllConditions(
            j => j["layout"].ShouldBe(new(Judgement.Meets, Officials.Food.Account, first)),
            j => j["washing"].ShouldBe(new(Judgement.Fails, Officials.Food.Account, given.Now)));
    }

    [Fact]
    public void Words_that_are_half_written_are_kept()
    {
        var given = UnderReview();
        var kept = Decide(given, Keep(0) with { Words = "冷食间还要再看" }).Events().ShouldHaveSingleItem().ShouldBeOfType<OpinionAdded>();
        kept.Words!.Value.ShouldBe("冷食间还要再看");
        given = given.Then(kept);
        Decide(given, Keep(1) with { Words = "冷食间还要再看" }).Events().ShouldBeEmpty();
        Decide(given, Keep(1) with { Words = new('字', GrantItemHandler.MaxOpinion + 1) }).Code().ShouldBe("cases.text-too-long");
    }

    [Fact]
    public async Task Two_reviewers_see_each_others_judgements_and_neither_is_lost()
    {
        var desk = new CaseDesk(portal);
        var filed = await (await (await desk.File()).Accepted()).Granted(Restaurant.Licence);
        using var first = await desk.SignedIn(CaseDesk.Reviewer);
        using var second = await desk.SignedIn(CaseDesk.SecondReviewer);
        var (page, stale) = (await first.Get(filed.Url(Restaurant.Food)), await second.Get(filed.Url(Restaurant.Food)));
        var keep = filed.Url(Restaurant.Food) + "/opinion";
        await first.Submit(page.Form("#decide").With("check-layout", "Meets").With("opinion", "布局没有问题").To(keep));

        var refused = await second.Submit(stale.Form("#decide").With("check-layout", "Fails").With("note", "我看的不一样").To(keep));

        refused.Status.ShouldBe(409);
        refused.Errors.ShouldHaveSingleItem().ShouldContain("同事存过别的判断");
        refused.Find("input[name=check-layout][value=Fails]")!.HasAttribute("checked").ShouldBeTrue("what was ticked is not lost");
        refused.Text.ShouldContain("记录里是「符合」");
        refused.Find("input[name=note]")!.GetAttribute("value").ShouldBe("我看的不一样");
        (await filed.Now()).State.Item(Restaurant.Food)!.Judged["layout"].Judgement.ShouldBe(Judgement.Meets);

        var again = await second.Submit(refused.Form("#decide").To(keep));
        again.Status.ShouldBe(200);
        (await filed.Now()).State.Item(Restaurant.Food)!.Judged["layout"].Judgement.ShouldBe(Judgement.Fails);
        (await first.Get(filed.Url(Restaurant.Food))).Find("textarea[name=opinion]")!.TextContent.Trim().ShouldBe("布局没有问题");
    }

    [Fact]
    public async Task The_key_of_one_press_answers_no_other()
    {
        var desk = new CaseDesk(portal);
        var filed = await (await (await desk.File()).Accepted()).Granted(Restaurant.Licence);
        using var reviewer = await desk.SignedIn(CaseDesk.Reviewer);
        var page = await reviewer.Get(filed.Url(Restaurant.Food));
        Filled Judged() => page.All("input[form=decide][type=radio]").Select(r => r.GetAttribute("name")!).Distinct()
            .Aggregate(page.Form("#decide"), (form, point) => form.With(point, nameof(Judgement.Meets)));
        await reviewer.Submit(Judged().To(filed.Url(Restaurant.Food) + "/opinion"));

        (await filed.Now()).State.Item(Restaurant.Food)!.Status.ShouldBe(ItemStatus.Accepted);

        // The page was not opened again, so both presses carry the same key; what the page says was done was done.
        var granted = await reviewer.Submit(Judged());
        granted.Text.ShouldContain("已准予");
        (await filed.Now()).State.Item(Restaurant.Food)!.Status.ShouldBe(ItemStatus.Granted);
    }
}
