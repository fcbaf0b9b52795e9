using Microsoft.Extensions.Configuration;
using OneStop.Contracts.Exchange;

namespace OneStop.Exchange;

/// <summary>
/// Where the departments' systems are and how we sign: <c>OneStop:Exchange</c>. Without an address of its own
/// (<c>OneStop:Exchange:Addresses:population</c>, …) a system is looked for under <c>OneStop:Simulators</c>.
/// </summary>
internal sealed record ExchangeSettings(string AppId, byte[] Key, TimeSpan Limit, IReadOnlyDictionary<string, Uri> Addresses)
{
    private static string SimulatorPath(string register) => register switch
    {
        RegisterNames.MarketEntities => "market/",
        RegisterNames.Premises => "real-estate/",
        _ => register + "/",
    };

    public static ExchangeSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("OneStop:Exchange");
        var simulators = configuration["OneStop:Simulators"];
        var addresses = new Dictionary<string, Uri>(StringComparer.Ordinal);
        foreach (var register in RegisterNames.All)
        {
            if (section[$"Addresses:{register}"] is { Length: > 0 } own)
                addresses.Add(register, Folder(own));
            else if (simulators is { Length: > 0 })
                addresses.Add(register, new Uri(Folder(simulators), SimulatorPath(register)));
        }

        var key = Convert.FromBase64String(section["Key"] ?? "");
        if (addresses.Count > 0 && key.Length < 32)
            throw new InvalidOperationException("OneStop:Exchange:Key must hold at least 32 bytes in base64: departments' systems answer signed requests only.");
        return new(section["AppId"] ?? "onestop-portal", key, TimeSpan.FromMilliseconds(section.GetValue("LimitMilliseconds", 2000)), addresses);
    }

    private static Uri Folder(string address) => new(address.EndsWith('/') ? address : address + "/");
}
