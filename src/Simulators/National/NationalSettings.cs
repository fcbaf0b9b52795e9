namespace OneStop.Simulators.National;

/// <summary>The one site that people sign in to by the simulated platform.</summary>
/// <param name="Back">Where they are sent back to, compared to the letter; localhost and 127.0.0.1 are two.</param>
internal sealed record NationalSettings(string ClientId, string Secret, IReadOnlyList<string> Back)
{
    /// <summary>Null when nobody has registered: then there is no platform.</summary>
    public static NationalSettings? From(IConfiguration configuration) =>
        configuration["Simulators:National:Secret"] is { Length: > 0 } secret
            ? new(configuration["Simulators:National:ClientId"] ?? "onestop", secret,
                configuration.GetSection("Simulators:National:Back").Get<string[]>() ?? []) : null;
}
