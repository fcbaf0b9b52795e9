using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Store;
using OneStop.Pdf.Signatures;
using OneStop.Testing;
using UglyToad.PdfPig;

namespace OneStop.Cases.Tests.Applicants;

public sealed class DocumentPageTests(PortalUnderTest portal)
{
    [Fact]
    public async Task Who_reads_English_gets_a_reading_behind_the_letter_and_everybody_else_the_letter_alone()
    {
        using var browser = await new Shop(portal).SignedIn();
        var filed = await new Shop(portal).Filed(browser);
        var receipt = $"/cases/{filed.Number}/documents/receipt/{(await filed.Now()).Events[0].Version}.pdf";
        var chinese = await browser.Http.GetByteArrayAsync(new Uri(receipt, UriKind.Relative));
        browser.Prefer("lang", "en");
        var english = await browser.Http.GetByteArrayAsync(new Uri(receipt, UriKind.Relative));
        browser.Prefer("lang", "zh");
        (await browser.Http.GetByteArrayAsync(new Uri(receipt, UriKind.Relative))).ShouldBe(chinese, "each is the same bytes ever after");

        Pages(chinese).ShouldNotContain(p => p.Contains("Receipt of application", StringComparison.Ordinal));
        var (letter, reading) = (Pages(english)[0], string.Concat(Pages(english)));
        letter.ShouldContain("收件凭证");
        letter.ShouldNotContain("Receipt of application");
        foreach (var said in new[] { "English translation for reference; the Chinese text prevails", "Receipt of application", "Case number", filed.Number })
            Blankless(reading).ShouldContain(Blankless(said));
        PdfSignatureCheck.Verify(english, []).Verdict.ShouldBe(SignatureVerdict.UntrustedSigner);
    }

    private static List<string> Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(p => p.Text)];
    }

    private static string Blankless(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>As it could be stored before texts were checked.</summary>
    [Fact]
    public async Task A_decision_with_a_character_that_no_font_has_is_shown_in_words()
    {
        using var browser = await new Shop(portal).SignedIn();
        var filed = await new Shop(portal).Filed(browser);
        var asked = new CorrectionRequested(Restaurant.Food, [new("p1", CorrectionTarget.Material, "layout-plan", "请在图上画✔。")], new(2030, 1, 1));
        (await (await portal.Services()).GetRequiredService<IStreams>().Send(filed.Id, new AppendEvents<Case>([asked]), CommandContext.Robot())).Demand();

        var version = (await filed.Now()).Events.Single(e => e.Event is CorrectionRequested).Version;
        var shown = await browser.Get($"/cases/{filed.Number}/documents/correction/{version}.pdf");

        shown.Status.ShouldBe(200);
        shown.Text.ShouldContain("补正通知书");
        shown.Text.ShouldContain("请在图上画✔。");
        shown.Text.ShouldContain("字库里没有「✔ (U+2714)」");
    }
}
