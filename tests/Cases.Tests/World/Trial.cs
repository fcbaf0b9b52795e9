using Microsoft.Extensions.DependencyInjection;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.Store;
using OneStop.Testing;

namespace OneStop.Cases.Tests.World;

/// <summary>周禾 files a <see cref="TryMatter"/> in her browser.</summary>
internal sealed class Trial(PortalUnderTest portal, Matter matter)
{
    public const string Holder = "周禾", HolderId = "990102198809032044", OtherId = "99010219951208362X";

    public Matter Matter => matter;

    /// <summary>The address of a fresh draft.</summary>
    public async Task<string> Start(Browser browser, string q1 = "1")
    {
        var page = await browser.Get($"/apply/{matter.Code}?q1={q1}");
        var started = await browser.Submit(page.Form().With("again", "1"));
        started.Status.ShouldBe(200, started.Text);
        return started.Path;
    }

    /// <summary>One shareholder and the charter.</summary>
    public static async Task FillIn(Browser browser, string draft, params (string Field, string Value)[] more)
    {
        var form = (await browser.Get($"{draft}/form/main")).Form();
        foreach (var (field, value) in more)
            form.With(field, value);
        (await browser.Submit(form.With("holders.0.name", Holder).With("holders.0.idNo", HolderId).With("holders.0.share", "100"))).Errors.ShouldBeEmpty();
        await Shop.HandIn(browser, $"{draft}/materials/charter");
    }

    public async Task<FiledCase> Filed(Browser browser)
    {
        var draft = await Start(browser);
        await FillIn(browser, draft);
        var receipt = await Shop.Submit(browser, draft);
        receipt.Path.ShouldEndWith("/receipt", customMessage: receipt.Text);
        return new(Shop.IdOf(draft), receipt.Path.Split('/')[2], portal);
    }

    public async Task<Case> Now(FiledCase filed) => (await (await portal.Services()).GetRequiredService<IStreams>().Read<Case>(filed.Id))!.State;
}
