using Microsoft.Extensions.Logging.Testing;
using OneStop.Certificates.Tests.World;

namespace OneStop.Certificates.Tests.Issue;

/// <summary>What operators read of certificates and seals, and what they must not.</summary>
public sealed class LogTests(City city)
{
    [Fact]
    public async Task A_certificate_is_logged_with_its_seal_and_nothing_of_its_holder()
    {
        var held = await city.Issued();
        var lines = city.Logs.GetSnapshot().Select(r => r.Message + r.Exception).ToList();
        lines.ShouldContain(l => l.StartsWith($"Certificate {held.Id} of type ", StringComparison.Ordinal));
        lines.ShouldContain(l => l.StartsWith("Seal ", StringComparison.Ordinal) && l.Contains(held.Id.ToString(), StringComparison.Ordinal));
        lines.ShouldContain(l => l.StartsWith("A seal of market-regulation was imported", StringComparison.Ordinal));
        foreach (var secret in new[] { Grants.Holder, Grants.Representative, Grants.Uscc, "望湖路118号" })
            lines.ShouldNotContain(l => l.Contains(secret, StringComparison.Ordinal), secret);
    }
}
