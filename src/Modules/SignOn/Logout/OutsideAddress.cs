using System.Net;
using System.Net.Sockets;

namespace OneStop.SignOn.Logout;

/// <summary>
/// Whether our server may call an address that somebody registered. Otherwise a client's registration could have the portal knock at what
/// stands behind its own wall: databases, other portals, the cloud's own services.
/// </summary>
internal static class OutsideAddress
{
    private static readonly IPNetwork[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "::/127", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64",
            "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    /// <param name="address">As resolved, at the moment of the connection.</param>
    /// <param name="networks">Inner networks in which departments' systems stand, as the city says.</param>
    /// <param name="isDemo">Then this very computer may be called too.</param>
    public static bool IsAllowed(IPAddress address, IReadOnlyList<IPNetwork> networks, bool isDemo)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily is not (AddressFamily.InterNetwork or AddressFamily.InterNetworkV6))
            return false;
        return networks.Any(n => n.Contains(plain)) || (isDemo && IPAddress.IsLoopback(plain)) || !Inside.Any(n => n.Contains(plain));
    }
}
