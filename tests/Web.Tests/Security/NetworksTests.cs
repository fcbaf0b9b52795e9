using System.Net;

namespace OneStop.Web.Tests.Security;

public sealed class NetworksTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    public void Addresses_of_one_network_count_as_one_place(string address, string network) => Networks.Of(IPAddress.Parse(address)).ShouldBe(network);

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.250", "203.0.113.0/24")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    public void What_costs_each_time_counts_for_the_block_of_one_owner(string address, string block) =>
        Networks.Block(Networks.Of(IPAddress.Parse(address))).ShouldBe(block);
}
