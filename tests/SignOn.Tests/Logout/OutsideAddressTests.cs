using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using OneStop.SignOn.Logout;
using OneStop.Web;

namespace OneStop.SignOn.Tests.Logout;

/// <summary>What our server does not call, whoever registered it.</summary>
public sealed class OutsideAddressTests
{
    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2400:3200::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.9.9.9", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    public void What_stands_behind_the_wall_is_not_called(string address, bool allowed) =>
        OutsideAddress.IsAllowed(IPAddress.Parse(address), [], isDemo: false).ShouldBe(allowed);

    [Fact]
    public void A_network_that_the_city_names_is_called_and_a_demo_calls_its_own_computer()
    {
        OutsideAddress.IsAllowed(IPAddress.Parse("10.20.1.1"), [IPNetwork.Parse("10.20.0.0/16")], isDemo: false).ShouldBeTrue();
        OutsideAddress.IsAllowed(IPAddress.Parse("10.21.1.1"), [IPNetwork.Parse("10.20.0.0/16")], isDemo: false).ShouldBeFalse();
        OutsideAddress.IsAllowed(IPAddress.Loopback, [], isDemo: true).ShouldBeTrue();
        OutsideAddress.IsAllowed(IPAddress.Parse("10.0.0.1"), [], isDemo: true).ShouldBeFalse();
    }

    [Fact]
    public async Task A_name_that_leads_behind_the_wall_is_not_connected_to()
    {
        await using var listener = await Listener.Start();
        var port = new Uri(listener.Address).Port;
        using var production = new LogoutSender(new(), new OneStopSettings(), NullLogger<LogoutSender>.Instance);
        (await production.Send(new($"https://localhost:{port}/told"), "t", default)).ShouldBeFalse();
        (await production.Send(new(listener.Address), "t", default)).ShouldBeFalse("no https");
        using var demo = new LogoutSender(new(), new OneStopSettings { Profile = Profile.Demo }, NullLogger<LogoutSender>.Instance);
        (await demo.Send(new(listener.Address), "t", default)).ShouldBeTrue();
        listener.Asked.ShouldBe(1);
    }
}
