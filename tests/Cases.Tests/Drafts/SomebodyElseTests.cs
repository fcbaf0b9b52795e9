using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Drafts;

/// <summary>For anybody but the applicant a draft, a case and their files are not there.</summary>
public sealed class SomebodyElseTests(PortalUnderTest portal)
{
    private readonly Shop shop = new(portal);

    [Fact]
    public async Task A_draft_is_there_for_its_applicant_only()
    {
        using var owner = await shop.SignedIn();
        var draft = (await Shop.Start(owner)).Path;
        var page = await Shop.HandIn(owner, $"{draft}/materials/layout-plan");
        var file = page.Find($"a[href*='{draft}/files/'], img[src*='{draft}/files/']")!;
        var address = file.GetAttribute("href") ?? file.GetAttribute("src")!;
        (await owner.Get(address)).Status.ShouldBe(200);

        // Another enterprise, and the same person acting for herself.
        using var stranger = await shop.SignedIn("yuman", "漫舟咖啡");
        using var herself = await shop.SignedIn(enterprise: null);
        foreach (var other in new[] { stranger, herself })
        {
            foreach (var path in new[] { "", "/form/premises", "/materials", "/materials/layout-plan", "/check", "/answers", "/discard" })
                (await other.Get(draft + path)).Status.ShouldBe(404, path);
            (await other.Get(address)).Status.ShouldBe(404);
        }

        var own = (await Shop.Start(stranger)).Path;
        var form = (await stranger.Get($"{own}/form/premises")).Form().With("premisesArea", "1").With("agree", "1");
        foreach (var path in new[] { "/form/premises", "/check", "/answers", "/materials/layout-plan?handler=Remove",
            "/materials/fire-commitment?handler=Commit" })
            (await stranger.Submit(form.To(draft + path))).Status.ShouldBe(404, path);
        (await stranger.Submit(form.To(draft + "/discard"))).Path.ShouldBe("/cases");
        (await stranger.Get($"{own}/files/{address[^36..]}")).Status.ShouldBe(404);
        (await owner.Get(draft)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_case_is_there_for_its_applicant_only()
    {
        using var owner = await shop.SignedIn();
        var filed = await (await shop.Filed(owner)).Asked("E01-I2");
        var page = (await filed.Now()).State.Materials.First(m => m.Pages.Count > 0).Pages[0];
        string[] paths = ["", "/receipt", "/withdraw/E01-I3", "/correct/E01-I2", $"/files/{page}"];
        foreach (var path in paths)
            (await owner.Get($"/cases/{filed.Number}{path}")).Status.ShouldBe(200, path);

        using var stranger = await shop.SignedIn("yuman", "漫舟咖啡");
        foreach (var path in paths)
            (await stranger.Get($"/cases/{filed.Number}{path}")).Status.ShouldBe(404, path);
        var form = (await stranger.Get(Shop.Guide)).Form().With("send", "1");
        (await stranger.Submit(form.To($"/cases/{filed.Number}/withdraw/E01-I3"))).Status.ShouldBe(404);
        (await stranger.Submit(form.To($"/cases/{filed.Number}/correct/E01-I2"))).Status.ShouldBe(404);
        (await filed.Now()).State.Item("E01-I3")!.Status.ShouldBe(ItemStatus.Received);
    }

    [Theory]
    [InlineData("E01-20991124-99999")]
    [InlineData("none")]
    [InlineData("E01-20261124-00001'%20or%20'1'='1")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("%F0%9F%92%A9")]
    [InlineData("%ED%A0%80")]
    [InlineData("%00")]
    [InlineData("E01%00")]
    [InlineData("%0d%0aSet-Cookie:x=1")]
    [InlineData("<script>alert(1)</script>")]
    public async Task A_number_that_nobody_was_given_is_not_found(string number)
    {
        using var browser = await shop.SignedIn();
        foreach (var path in new[] { "", "/receipt", "/withdraw/E01-I2", "/correct/E01-I2", "/files/" + Guid.Empty, "/documents/x" })
        {
            var page = await browser.Get($"/cases/{number}{path}");
            page.Status.ShouldBeOneOf(400, 404);
            page.Body.ShouldNotContain("<script>alert");
        }
    }

    [Fact]
    public async Task Addresses_that_are_not_well_made_are_not_found()
    {
        using var browser = await shop.SignedIn();
        foreach (var path in new[] { "/cases/" + new string('9', 5000), "/apply/none", "/apply/%00", "/apply/draft/none", "/apply/draft/" + Guid.Empty,
            "/apply/draft/" + Guid.Empty + "/form/x" })
            (await browser.Get(path)).Status.ShouldBeOneOf(400, 404);
        var draft = (await Shop.Start(browser)).Path;
        foreach (var path in new[] { "/form/none", "/form/%00", "/form/" + new string('x', 3000), "/materials/none", "/materials/business-licence",
            "/source/none", "/source/%00", "/files/" + Guid.Empty })
            (await browser.Get(draft + path)).Status.ShouldBeOneOf(400, 404);
        // Open questions, or answers that are none, are asked again.
        (await browser.Get("/apply/YJS-E01?q1=7&q1=8&q2=%01&q3=" + new string('1', 2000) + "&nonsense=1")).Status.ShouldBe(200);
        (await browser.Get("/apply/YJS-E01?q2=%00")).Status.ShouldBe(400);
        var refused = await browser.Submit((await browser.Get(Shop.Guide)).Form().With("again", "1").With("q1", "1", "0").With("q2", "maybe"));
        refused.Status.ShouldBe(400);
        refused.Errors.Count.ShouldBe(2);
    }
}
