using System.Net;
using Microsoft.Extensions.Configuration;

namespace OneStop.SignOn;

/// <summary>The section <c>OneStop:SignOn</c> of the configuration.</summary>
internal sealed class SignOnSettings
{
    /// <summary>Inner networks in which departments' sites stand (CIDR); without it no private address is called.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [];

    public static SignOnSettings From(IConfiguration configuration) => configuration.GetSection("OneStop:SignOn").Get<SignOnSettings>() ?? new();

    public IEnumerable<string> Missing() => Networks.Where(n => !IPNetwork.TryParse(n, out _))
        .Select(n => $"OneStop:SignOn:Networks — {n} is no network; write 10.20.0.0/16");
}
