using OneStop.Testing;

namespace OneStop.Certificates.Tests.Pages;

public sealed class LookupLimitTests(LookupLimitTests.StrictPortal portal) : IClassFixture<LookupLimitTests.StrictPortal>
{
    [Fact]
    public async Task A_code_in_the_address_counts_like_a_number_in_the_query()
    {
        using var visitor = await portal.Visitor();
        for (var i = 0; i < StrictPortal.PerMinute; i++)
            (await visitor.Get($"/verify/NOTACODE{i}")).Status.ShouldBe(404);
        (await visitor.Get("/verify/NOTACODE")).Status.ShouldBe(429);
        (await visitor.Get("/verify?number=1")).Status.ShouldBe(429);
        // The page itself may always be read.
        (await visitor.Get("/verify")).Status.ShouldBe(200);
    }

    public sealed class StrictPortal : PortalUnderTest
    {
        public const int PerMinute = 3;

        protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("OneStop:LookupsPerMinute", "3"), new("OneStop:Workers", "false")];
    }
}
