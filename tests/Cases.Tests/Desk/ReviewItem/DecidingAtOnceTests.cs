using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Desk;

public sealed class DecidingAtOnceTests(PortalUnderTest portal)
{
    private readonly CaseDesk desk = new(portal);

    [Fact]
    public async Task Two_reviewers_who_decide_the_same_item_at_the_same_moment_have_one_winner_and_the_other_reads_who_and_when()
    {
        var filed = await (await (await desk.File()).Accepted()).Granted(Restaurant.Licence);
        using var first = await desk.SignedIn(CaseDesk.Reviewer);
        using var second = await desk.SignedIn(CaseDesk.SecondReviewer);
        var forms = new[] { await Filled(first, filed, Restaurant.Food), await Filled(second, filed, Restaurant.Food) };
        forms[0].With("opinion", "第一位写的意见");
        forms[1].With("opinion", "第二位写的意见");

        var answers = await Task.WhenAll(first.Submit(forms[0]), second.Submit(forms[1]));

        var lost = answers.ShouldHaveSingleItemWhere(a => a.Status == 409);
        var won = answers.ShouldHaveSingleItemWhere(a => a.Status == 200);
        won.Text.ShouldContain("已准予");
        var (winner, typed) = lost == answers[1] ? ("陈静", "第二位写的意见") : ("何源", "第一位写的意见");
        lost.Errors.ShouldHaveSingleItem().ShouldStartWith(winner);
        lost.Errors[0].ShouldContain("月");
        lost.Text.ShouldContain(typed);
        (await filed.Now()).Events.Count(e => e.Event is Contracts.Cases.ItemGranted { Item: Restaurant.Food }).ShouldBe(1);
    }

    [Fact]
    public async Task Reviewers_of_different_items_of_one_case_both_succeed_at_the_same_moment()
    {
        var filed = await (await (await desk.File()).Accepted()).Granted(Restaurant.Licence);
        using var food = await desk.SignedIn(CaseDesk.Reviewer);
        using var sign = await desk.SignedIn(CaseDesk.SignReviewer);
        using var fire = await desk.SignedIn(CaseDesk.FireReviewer);
        var forms = new[] { await Filled(food, filed, Restaurant.Food), await Filled(sign, filed, Restaurant.Sign),
            await Filled(fire, filed, Restaurant.Fire) };
        var answers = await Task.WhenAll(food.Submit(forms[0]), sign.Submit(forms[1]), fire.Submit(forms[2]));
        answers.ShouldAllBe(a => a.Status == 200 && a.Text.Contains("已准予"));
        (await filed.Now()).State.Items.Count(i => i.Status == ItemStatus.Granted).ShouldBe(4);
    }

    [Fact]
    public async Task The_same_press_sent_twice_is_one_decision()
    {
        var filed = await (await (await desk.File()).Accepted()).Granted(Restaurant.Licence);
        using var reviewer = await desk.SignedIn(CaseDesk.Reviewer);
        var form = await Filled(reviewer, filed, Restaurant.Food);
        var answers = await Task.WhenAll(reviewer.Submit(form), reviewer.Submit(form));
        answers.ShouldAllBe(a => a.Status == 200 && a.Text.Contains("已准予"));
        (await filed.Now()).Events.Count(e => e.Event is Contracts.Cases.ItemGranted { Item: Restaurant.Food }).ShouldBe(1);
    }

    private static async Task<Filled> Filled(Browser browser, FiledCase filed, string item)
    {
        var page = await browser.Get(filed.Url(item));
        page.Status.ShouldBe(200, page.Text);
        var form = page.Form("#decide");
        foreach (var name in page.All("input[type=radio][form=decide]").Select(r => r.GetAttribute("name")!).Distinct())
            form.With(name, "Meets");
        return form;
    }
}

internal static class SingleItems
{
    public static T ShouldHaveSingleItemWhere<T>(this IEnumerable<T> items, Func<T, bool> holds) => items.Where(holds).ShouldHaveSingleItem();
}
