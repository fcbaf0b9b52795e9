namespace OneStop.Testing;

/// <summary>Somebody who registers in their browser.</summary>
public static class Registration
{
    public const string Password = "lake mist and pine";

    /// <summary>The first step: who they are. A code is on its way afterwards.</summary>
    public static async Task<Seen> Fill(Browser browser, string name, string idNumber, string mobile, string password = Password) =>
        await browser.Submit((await browser.Get("/register")).Form("form:has([name=id-number])")
            .With("name", name).With("id-number", idNumber).With("mobile", mobile).With("password", password));

    /// <summary>Both steps, with the code as the mobile got it.</summary>
    public static async Task<Seen> Register(Browser browser, string name, string idNumber, string mobile, Func<string, Task<string>> codeOf)
    {
        var page = await Fill(browser, name, idNumber, mobile);
        return page.Path == "/register/code" ? await Enter(page, browser, await codeOf(mobile)) : page;
    }

    public static Task<Seen> Enter(Seen page, Browser browser, string code) => browser.Submit(page.Form("form:has([name=code])").With("code", code));
}
