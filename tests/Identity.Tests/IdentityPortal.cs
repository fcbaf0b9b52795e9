using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OneStop.Contracts.Exchange;
using OneStop.Contracts.Messages;
using OneStop.Demo.People;
using OneStop.Testing;

[assembly: AssemblyFixture(typeof(OneStop.Identity.Tests.IdentityPortal))]

namespace OneStop.Identity.Tests;

/// <summary>The real portal with a clock that can be moved and registers that can go away.</summary>
public class IdentityPortal : PortalUnderTest
{
    public MovableClock Clock { get; } = new();

    internal DemoRegisters Registers { get; } = new();

    internal SentTexts Texts { get; } = new();

    internal DemoCast Cast { get; } = DemoCast.Read();

    public async Task<Browser> SignedIn(string user)
    {
        var browser = await Visitor();
        var staff = Cast.Staff.Any(s => s.User == user);
        var page = await browser.SignIn(user, Cast.Password, staff ? "/staff/signin" : "/signin");
        page.Path.ShouldNotEndWith("/signin");
        return browser;
    }

    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("OneStop:Workers", "false")];

    protected override void Adjust(WebApplicationBuilder builder) => builder.Services
        .Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock))
        .Replace(ServiceDescriptor.Singleton<IPopulationRegister>(Registers))
        .Replace(ServiceDescriptor.Singleton<ILicenceRegister>(Registers))
        .Replace(ServiceDescriptor.Singleton<ITextMessages>(Texts));
}

/// <summary>For a class of tests that move the clock, lock accounts or take registers away.</summary>
public sealed class OwnPortal : IdentityPortal;

public sealed class MovableClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Move(TimeSpan by) => ahead += by;
}
