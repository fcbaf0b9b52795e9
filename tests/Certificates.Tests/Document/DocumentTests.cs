using OneStop.Certificates.Tests.World;
using OneStop.Contracts.Certificates;
using OneStop.EventSourcing.Database;
using UglyToad.PdfPig;

namespace OneStop.Certificates.Tests.Document;

public sealed class DocumentTests(City city)
{
    [Fact]
    public async Task Asking_again_gives_the_same_bytes_whoever_asks_first()
    {
        var order = Grants.Acceptance(await city.Holder());
        await using var other = city.AnotherNode();
        var nodes = new[] { city.Get<ICertificates>(), other.GetRequiredService<ICertificates>() };
        var made = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(async () => (await nodes[i % 2].Document(order)).Value)));

        made.ShouldAllBe(d => d.Bytes.SequenceEqual(made[0].Bytes));
        made[0].FileName.ShouldBe("行政许可受理通知书 东市监受〔2026〕00318号.pdf");
        (await city.Count("select count(*) from certificates.seal_uses where file = $1", Sql.P(made[0].Id))).ShouldBe(1);
        (await nodes[1].Document(order with { Paragraphs = ["后来改了的文字。"] })).Value.Bytes.ShouldBe(made[0].Bytes);
    }

    [Fact]
    public async Task Rare_characters_of_a_name_are_printed()
    {
        var order = Grants.Acceptance(await city.Holder()) with { Addressee = "王𠮷䶮", Paragraphs = ["王𠮷䶮：您的申请收悉。"] };
        using var read = PdfDocument.Open((await city.Get<ICertificates>().Document(order)).Value.Bytes);
        read.GetPage(1).Text.ShouldContain("王𠮷䶮");
    }

    [Fact]
    public async Task A_character_that_no_font_has_is_named_and_no_seal_is_used()
    {
        var order = Grants.Acceptance(await city.Holder()) with { Paragraphs = ["请改成✔。"] };
        var refused = await city.Get<ICertificates>().Document(order);
        refused.Refusals.Single().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("certificates.cannot-be-printed"), r => r.Args.ShouldBe(["✔ (U+2714)"]));
        (await city.Count("select count(*) from certificates.files where stream = $1", Sql.P(order.StreamId))).ShouldBe(0);
    }
}
