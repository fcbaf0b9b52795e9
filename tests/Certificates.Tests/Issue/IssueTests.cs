using OneStop.Certificates.Issue;
using OneStop.Certificates.OnFile;
using OneStop.Certificates.Tests.World;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;
using OneStop.Identifiers;

namespace OneStop.Certificates.Tests.Issue;

public sealed class IssueTests(City city)
{
    private IssueOnGrant Subscriber => city.Get<IEnumerable<ISubscriber>>().OfType<IssueOnGrant>().Single();

    [Fact]
    public async Task A_grant_brings_one_certificate_with_number_identifier_and_stored_file()
    {
        var subject = await city.Holder();
        var delivery = await city.Grant(subject);
        await Subscriber.Handle(delivery, TestContext.Current.CancellationToken);

        var held = (await city.Get<CertificateFolder>().Of(subject, default)).ShouldHaveSingleItem();
        held.Name.ShouldBe("食品经营许可证");
        held.Number.ShouldMatch("^JY2990102[0-9]{7}$");
        held.CaseId.ShouldBe(delivery.StreamId);
        CertificateIdentifier.Parse(held.Identifier).ShouldNotBeNull().Issuer.ShouldBe("11990100MB0D10147G");
        held.Face!.Lines.ShouldContain(l => l.Key == "许可证编号" && l.Value == held.Number);
        var bytes = await city.Bytes(held.Id);
        bytes.AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        await File.WriteAllBytesAsync(Path.Combine(Path.GetTempPath(), "certs-food.pdf"), bytes, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Redelivery_changes_nothing()
    {
        var subject = await city.Holder();
        var delivery = await city.Grant(subject);
        await Subscriber.Handle(delivery, default);
        var first = await city.Bytes((await city.Get<CertificateFolder>().Of(subject, default))[0].Id);
        await Subscriber.Handle(delivery, default);
        await Subscriber.Handle(delivery, default);

        var held = (await city.Get<CertificateFolder>().Of(subject, default)).ShouldHaveSingleItem();
        (await city.Bytes(held.Id)).ShouldBe(first);
        (await city.Count("select count(*) from events.mt_events where stream_id = $1", Sql.P(held.Id))).ShouldBe(1);
        (await city.Count("select count(*) from certificates.seal_uses where file = $1", Sql.P(held.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task Two_nodes_issuing_at_the_same_moment_make_one_certificate()
    {
        var subject = await city.Holder();
        var delivery = await city.Grant(subject, Grants.FireOpinion());
        await using var other = city.AnotherNode();
        var subscribers = new[] { Subscriber, (IssueOnGrant)other.GetServices<ISubscriber>().Single(s => s is IssueOnGrant) };
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => subscribers[i % 2].Handle(delivery, default))));

        var held = (await city.Get<CertificateFolder>().Of(subject, default)).ShouldHaveSingleItem();
        (await city.Count("select count(*) from certificates.files where id = $1", Sql.P(held.Id))).ShouldBe(1);
        (await city.Count("select count(*) from certificates.seal_uses where file = $1", Sql.P(held.Id))).ShouldBe(1);
        (await city.Count("select count(*) from events.mt_events where stream_id = $1", Sql.P(held.Id))).ShouldBe(1);
        await File.WriteAllBytesAsync(Path.Combine(Path.GetTempPath(), "certs-fire.pdf"), await city.Bytes(held.Id), default);
    }

    [Fact]
    public async Task Without_a_seal_nothing_is_issued_and_the_reason_says_what_to_do()
    {
        var delivery = await city.Grant(await city.Holder(), Grants.FoodLicence(department: "data"));
        await city.AsOwner("update certificates.seals set valid_to = valid_from + interval '1 second' where department = 'data'");

        var refused = await Should.ThrowAsync<InvalidOperationException>(() => Subscriber.Handle(delivery, default));
        refused.Message.ShouldContain("seal import data");
        (await city.Count("select count(*) from certificates.files where stream = $1", Sql.P(delivery.StreamId))).ShouldBe(0);
    }
}
