using OneStop.Testing;

namespace OneStop.Identity.Tests.RegisterEnterprise;

public sealed class RegisterEnterpriseTests(OwnPortal portal) : IClassFixture<OwnPortal>
{
    [Fact]
    public async Task Whom_the_register_names_acts_for_it_at_once()
    {
        using var browser = await portal.Visitor();
        await Registration.Register(browser, "何观澜", "990102198606151553", "19900008101", portal.Texts.CodeOf);
        var page = await Add(browser, "91990102598764311n");
        page.Path.ShouldBe("/account");
        page.Text.ShouldContain("您现在替东湖市观澜酒家有限公司办事");
    }

    [Theory]
    [InlineData("91990102MA0K8R6W23", "登记的法定代表人和联络人里没有您")]
    [InlineData("92990102MA0M5T8B45", "登记的经营者和联络人里没有您")]
    [InlineData("91990102MA0H7K2C61", "代码有一位不对，请照营业执照一位一位核对")]
    [InlineData("91990102MA0H7K2C6", "代码少了1位，应为18位")]
    [InlineData("91990102MA0H7K2CO0", "代码里有不该有的字符")]
    [InlineData("11990100MB0D10147G", "登记机关查不到这个代码")]
    [InlineData("91990102MA0B3L5K61", "东湖市知春里小吃有限公司已经注销")]
    [InlineData("", "请填统一社会信用代码")]
    public async Task A_wrong_code_or_a_stranger_is_refused_with_what_to_do(string uscc, string message)
    {
        using var browser = await portal.SignedIn("liufang");
        var page = await Add(browser, uscc);
        page.Status.ShouldBe(400);
        page.Errors.Single().ShouldStartWith(message);
        (await browser.Get("/account")).Text.ShouldContain("还没有加企业");
    }

    [Fact]
    public async Task Without_the_register_nothing_is_added_and_a_way_on_is_told()
    {
        using var away = portal.Registers.Away();
        using var browser = await portal.SignedIn("liufang");
        (await Add(browser, "91990102MA0K8R6W23")).Errors.Single().ShouldContain("请过一会儿再试");
    }

    private static async Task<Seen> Add(Browser browser, string uscc) =>
        await browser.Submit((await browser.Get("/register/enterprise")).Form("form:has([name=uscc])").With("uscc", uscc));
}
