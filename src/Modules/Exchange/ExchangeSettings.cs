using Microsoft.Extensions.Configuration;
using OneStop.Contracts.Exchange;
using OneStop.Web;

namespace OneStop.Exchange;

/// <summary>
/// Where the departments' systems are and how we sign: <c>OneStop:Exchange</c>. One without an address
/// (<c>OneStop:Exchange:Addresses:population</c>, …) is not connected. Registers that the catalogue was given by data have theirs under
/// <c>OneStop:Exchange:Added</c>.
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

        foreach (var added in section.GetSection("Added").GetChildren().Where(a => a.Value is { Length: > 0 } && !RegisterNames.All.Contains(a.Key)))
            addresses.Add(added.Key, Folder(added.Value!));
        return new(section["AppId"] ?? "onestop-portal", Convert.FromBase64String(section["Key"] ?? ""),
            TimeSpan.FromMilliseconds(section.GetValue("LimitMilliseconds", 2000)), addresses);
    }

    /// <summary>What is missing or wrong, each as a sentence.</summary>
    public static IEnumerable<string> Missing(IConfiguration configuration)
    {
        var section = configuration.GetSection("OneStop:Exchange");
        var given = section.GetSection("Addresses").GetChildren().Where(a => !string.IsNullOrEmpty(a.Value)).ToList();
        foreach (var wrong in given.Where(a => !RegisterNames.All.Contains(a.Key)))
            yield return $"{wrong.Path} — there is no such register; there are {string.Join(", ", RegisterNames.All.Order(StringComparer.Ordinal))}";
        var added = section.GetSection("Added").GetChildren().Where(a => !string.IsNullOrEmpty(a.Value)).ToList();
        foreach (var wrong in added.Where(a => RegisterNames.All.Contains(a.Key)))
            yield return $"{wrong.Path} — this register is known by itself; its address is OneStop:Exchange:Addresses:{wrong.Key}";
        given.AddRange(added);
        var isDemo = OneStopSettings.From(configuration).IsDemo;
        foreach (var wrong in given.Where(a => !Uri.TryCreate(a.Value, UriKind.Absolute, out var address) || (!isDemo && !OneStopSettings.IsPrivate(address))))
            yield return $"{wrong.Path} — an address as https://register.example/path; http only to this very machine";
        if (section["Key"] is { Length: > 0 } key ? !SecretKeys.IsLongEnough(key) : given.Count > 0)
            yield return "OneStop:Exchange:Key — at least 32 bytes in base64: departments' systems answer signed requests only";
    }

    private static Uri Folder(string address) => new(address.EndsWith('/') ? address : address + "/");
}
