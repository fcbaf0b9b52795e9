using Microsoft.Extensions.Configuration;
using OneStop.Contracts.Exchange;

namespace OneStop.Exchange;

/// <summary>
/// Where the departments' systems are and how we sign: <c>OneStop:Exchange</c>. One without an address
/// (<c>OneStop:Exchange:Addresses:population</c>, …) is not connected.
/// </summary>
internal sealed record ExchangeSettings(string AppId, byte[] Key, TimeSpan Limit, IReadOnlyDictionary<string, Uri> Addresses)
{
    public static ExchangeSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("OneStop:Exchange");
        var addresses = new Dictionary<string, Uri>(StringComparer.Ordinal);
        foreach (var register in RegisterNames.All)
        {
            if (section[$"Addresses:{register}"] is { Length: > 0 } own)
                addresses.Add(register, Folder(own));
        }

        var key = Convert.FromBase64String(section["Key"] ?? "");
        if (addresses.Count > 0 && key.Length < 32)
            throw new InvalidOperationException(
                "OneStop:Exchange:Key must hold at least 32 bytes in base64: departments' systems answer signed requests only.");
        return new(section["AppId"] ?? "onestop-portal", key, TimeSpan.FromMilliseconds(section.GetValue("LimitMilliseconds", 2000)), addresses);
    }

    private static Uri Folder(string address) => new(address.EndsWith('/') ? address : address + "/");
}
