using OneStop.Testing;

namespace OneStop.SignOn.Tests;

public sealed class SignOnLinksTests
{
    [Fact]
    public void No_address_is_written_down_outside_the_links() => LinkLiterals.Of("SignOn", nameof(SignOnLinks)).ShouldBeEmpty();
}
