using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace OneStop.Web;

/// <summary>What limits count as one place.</summary>
public static class Networks
{
    private const int Prefix = 8;

    /// <summary>Where the request comes from: an IPv4 address, or the /64 of an IPv6 address, out of which its owner chooses at will.</summary>
    public static string Network(this HttpContext context) => Of(context.Connection.RemoteIpAddress);

    /// <summary>
    /// The block of addresses that one owner usually has, of what <see cref="Network"/> says: the /24 of an IPv4 address, the /64 of IPv6. For
    /// what costs money each time, so that nobody multiplies it by their addresses.
    /// </summary>
    public static string Block(string network) =>
        IPAddress.TryParse(network, out var address) && address.AddressFamily == AddressFamily.InterNetwork
            ? network[..(network.LastIndexOf('.') + 1)] + "0/24" : network;

    internal static string Of(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[Prefix..].Clear();
        return new IPAddress(bytes) + "/64";
    }
}
