namespace OneStop.Testing;

/// <summary>Somebody who registers in their browser.</summary>
public static class Registration
{
    public const string Password = "lake mist and pine";

    public static async Task<Seen> Fill(Browser browser, string name, string idNumber, string mobile, string password = Password) =>
        await browser.Submit((await browser.Get("/register")).Form("form:has([name=id-number])")
            .With("name", name).With("id-number", idNumber).With("mobile", mobile).With("password", password));
}
