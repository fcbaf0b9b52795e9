namespace OneStop.E2E.Journeys;

/// <summary>Somebody new: name and number, then the code that came to their mobile.</summary>
public sealed class Registering(City city)
{
    [Fact]
    public Task At_a_desk() => With_the_code_from_the_mobile(phone: false, "何观澜", "990102198606151553", "19900008101");

    [Fact]
    public Task On_a_phone_without_scripts() => With_the_code_from_the_mobile(phone: true, "柯知微", "990102198104041821", "19900008102");

    private async Task With_the_code_from_the_mobile(bool phone, string name, string idNumber, string mobile)
    {
        var scripts = !phone;
        var person = new Applicant(await city.Open(phone, scripts), scripts);
        await person.Open("/register");
        foreach (var (field, value) in ((string, string)[])[("name", name), ("id-number", idNumber), ("mobile", mobile), ("password", "lake mist and pine")])
            await person.Page.Locator($"[name={field}]").FillAsync(value);
        await person.Page.Locator("main button.btn").First.ClickAsync();
        await person.ShouldBeTaken();
        await person.Look();
        await person.Page.Locator("[name=code]").FillAsync(await city.CodeOf(mobile));
        await person.Page.Locator("main button.btn").First.ClickAsync();
        await person.ShouldBeTaken();
        new Uri(person.Page.Url).AbsolutePath.ShouldBe("/registered");
        await person.Look();
        await person.Open("/account");
        await person.Page.Context.CloseAsync();
    }
}
