using OneStop.Testing;

namespace OneStop.Certificates.Tests;

public sealed class CertificateLinksTests
{
    [Fact]
    public void No_address_is_written_down_outside_the_links() => LinkLiterals.Of("Certificates", nameof(CertificateLinks)).ShouldBeEmpty();
}
