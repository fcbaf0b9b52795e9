using OneStop.Contracts.Certificates;
using OneStop.Domain;
using OneStop.EventSourcing.Events;
using OneStop.Testing;

namespace OneStop.Certificates.Tests.Golden;

/// <summary>Every event that was ever stored stays readable for ever: see <see cref="GoldenEvents"/>.</summary>
public sealed class GoldenTests
{
    private static readonly EventTypes Types = new([typeof(CertificateIssued).Assembly, typeof(CertificatesModule).Assembly]);
    private static readonly GoldenEvents Golden = new("Certificates", Types);

    public static TheoryData<string> Names => [.. Golden.Names];

    public static TheoryData<string> Kept => [.. Golden.Kept];

    [Theory, MemberData(nameof(Names))]
    public void Every_event_has_a_golden_file(string name) => Golden.Kept.ShouldContain(name);

    [Theory, MemberData(nameof(Kept))]
    public void Every_golden_file_reads_and_folds(string name) =>
        Certificate.Empty.Evolve(Golden.Read(name), new EventMeta(CommandContext.RobotAccount, Channel.Robot, DateTimeOffset.UnixEpoch))
            .ShouldNotBe(Certificate.Empty);

    [Theory, MemberData(nameof(Names))]
    public void The_event_is_stored_in_the_same_words_today(string name) => Golden.Text(Golden.Read(name)).ShouldBe(Golden.Text(name));

    [Fact]
    public void A_stored_certificate_says_what_it_said()
    {
        var issued = Golden.Read("certificates.certificate-issued.v1").ShouldBeOfType<CertificateIssued>();
        issued.ShouldSatisfyAllConditions(
            e => e.Number.ShouldBe("食证〔2026〕00001号"),
            e => e.ValidUntil.ShouldBe(new DateOnly(2031, 11, 21)),
            e => e.Face.Value!.Lines.ShouldNotBeEmpty(),
            e => e.Face.Value!.Data.ShouldNotBeEmpty());
        Golden.Read("certificates.certificate-revoked.v1").ShouldBe(new CertificateRevoked(RevocationGround.GivenUp));
    }
}
