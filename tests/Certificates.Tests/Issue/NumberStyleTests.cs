using OneStop.Certificates.Issue;

namespace OneStop.Certificates.Tests.Issue;

public sealed class NumberStyleTests
{
    [Theory]
    [InlineData("东消安检字", "东消安检字〔2026〕0012号"), InlineData("9901", "990120260012"), InlineData("JY2", "JY29901020000126")]
    public void The_prefix_tells_how_a_number_is_printed(string prefix, string number) =>
        NumberStyle.Of(prefix).Print(prefix, "990102", 2026, 12).ShouldBe(number);

    [Fact]
    public void A_serial_longer_than_its_room_is_printed_whole() => NumberStyle.Of("东公印备").Print("东公印备", "990102", 2026, 123456).ShouldBe("东公印备〔2026〕123456号");
}
