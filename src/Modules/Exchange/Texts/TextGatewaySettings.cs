using Microsoft.Extensions.Configuration;
using OneStop.Web;

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

    /// <summary>What is missing or wrong, each as a sentence.</summary>
    public static IEnumerable<string> Missing(IConfiguration configuration)
    {
        var section = configuration.GetSection("OneStop:TextMessages");
        if (section["Address"] is not { Length: > 0 } address)
            yield break;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var there)
            || (!OneStopSettings.From(configuration).IsDemo && !OneStopSettings.IsPrivate(there)))
            yield return "OneStop:TextMessages:Address — an address as https://texts.example/path; http only to this very machine";
        if (!SecretKeys.IsLongEnough(section["Key"]))
            yield return "OneStop:TextMessages:Key — at least 32 bytes in base64: the gateway takes signed requests only";
    }
}
