using OneStop.Testing;

namespace OneStop.Identity.Tests;

public sealed class IdentityLinksTests
{
    [Fact]
    public void No_address_is_written_down_outside_the_links() => LinkLiterals.Of("Identity", nameof(IdentityLinks)).ShouldBeEmpty();

    [Fact]
    public void The_search_itself_finds_what_is_there() => LinkLiterals.Of("Identity", "no-such-class").ShouldNotBeEmpty();
}
