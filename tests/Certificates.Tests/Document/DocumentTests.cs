using OneStop.Certificates.Tests.World;
using OneStop.Contracts.Certificates;
using OneStop.EventSourcing.Database;

namespace OneStop.Certificates.Tests.Document;

public sealed class DocumentTests(City city)
{
    [Fact]
    public async Task Asking_again_gives_the_same_bytes_whoever_asks_first()
    {
        var order = Grants.Acceptance(await city.Holder());
        await using var other = city.AnotherNode();
        var nodes = new[] { city.Get<ICertificates>(), other.GetRequiredService<ICertificates>() };
        var made = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => nodes[i % 2].Document(order))));

        made.ShouldAllBe(d => d.Bytes.SequenceEqual(made[0].Bytes));
        made[0].FileName.ShouldBe("行政许可受理通知书 东市监受〔2026〕00318号.pdf");
        (await city.Count("select count(*) from certificates.seal_uses where file = $1", Sql.P(made[0].Id))).ShouldBe(1);
        (await nodes[1].Document(order with { Paragraphs = ["后来改了的文字。"] })).Bytes.ShouldBe(made[0].Bytes);
        await File.WriteAllBytesAsync(Path.Combine(Path.GetTempPath(), "certs-acceptance.pdf"), made[0].Bytes, default);
    }
}
