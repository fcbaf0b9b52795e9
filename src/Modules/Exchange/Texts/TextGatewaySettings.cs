using Microsoft.Extensions.Configuration;

namespace OneStop.Exchange.Texts;

/// <summary>Where texts are handed over and how that is signed: <c>OneStop:TextMessages</c>. Without an address there is no gateway.</summary>
internal sealed record TextGatewaySettings(Uri? Address, string AppId, byte[] Key)
{
    public static TextGatewaySettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("OneStop:TextMessages");
        return section["Address"] is { Length: > 0 } address
            ? new(new(address.EndsWith('/') ? address : address + "/"), section["AppId"] ?? "onestop-portal", Convert.FromBase64String(section["Key"] ?? ""))
            : new(null, "", []);
    }
}
