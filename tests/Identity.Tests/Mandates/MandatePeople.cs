using Microsoft.Extensions.DependencyInjection;
using OneStop.Demo.People;
using OneStop.Identifiers;
using OneStop.Secrets;
using OneStop.Testing;

namespace OneStop.Identity.Tests.Mandates;

/// <summary>People of the demo and what they do with mandates, by the pages.</summary>
internal sealed class MandatePeople(IdentityPortal portal)
{
    public async Task<Guid> Body(string key) => SubjectId.OfEnterprise(await Masters(), portal.Cast.Enterprises.Single(e => e.Key == key).Uscc);

    public async Task<Guid> Person(string user) => SubjectId.OfPerson(await Masters(), Citizen(user).IdNumber);

    /// <summary>The representative names somebody; the id of the offer.</summary>
    public async Task<Seen> Name(Browser by, string body, string user, int days = 30, string? scope = null, string[]? what = null, string[]? rights = null)
    {
        var page = await by.Get($"/account/bodies/{await Body(body)}/operators/add");
        if (page.Status != 200)
            return page;
        var form = page.Form("form:has([name=id-number])").With("name", Citizen(user).Name).With("id-number", Citizen(user).IdNumber)
            .With("scope", scope ?? (what is null ? "all" : "some")).With("what", what ?? []).With("rights", rights ?? []).With("until", Day(days));
        return await by.Submit(form);
    }

    /// <summary>The first offer that waits for somebody, answered.</summary>
    public static async Task<Seen> Answer(Browser who, string answer = "yes")
    {
        var offered = (await who.Get("/account/mandates")).Find("a[href$='/answer']").ShouldNotBeNull("there is an offer");
        return await who.Submit((await who.Get(offered.GetAttribute("href")!)).Form("form:has([name=answer])").Press("answer", answer));
    }

    public static async Task<Seen> ActFor(Browser who, string key) =>
        await who.Submit((await who.Get("/acting?return=/account")).Form("form:has([name=for])").With("for", key));

    public static async Task<Seen> End(Browser who, string page, string name)
    {
        var row = (await who.Get(page)).All("li").First(r => r.TextContent.Contains(name, StringComparison.Ordinal)
            && r.QuerySelector("a[href$='/end']") is not null);
        return await who.Submit((await who.Get(row.QuerySelector("a[href$='/end']")!.GetAttribute("href")!)).Form("form:has(button.btn)"));
    }

    public string Day(int days) => DateOnly.FromDateTime(portal.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Date).AddDays(days)
        .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private DemoCitizen Citizen(string user) => portal.Cast.Citizens.Single(c => c.User == user);

    private async Task<MasterKeys> Masters() => (await portal.Services()).GetRequiredService<MasterKeys>();
}
