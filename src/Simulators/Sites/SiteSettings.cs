namespace OneStop.Simulators.Sites;

/// <summary>What a department's site has to know to sign people in with the platform.</summary>
/// <param name="Issuer">The platform's address; the discovery document lies below it.</param>
internal sealed record SiteSettings(string Issuer, string ClientId, string Secret)
{
    /// <summary>Null when the platform is not known: then there is no site.</summary>
    public static SiteSettings? From(IConfiguration configuration) =>
        configuration["Simulators:Site:Issuer"] is { Length: > 0 } issuer && configuration["Simulators:Site:Secret"] is { Length: > 0 } secret
            ? new(issuer, configuration["Simulators:Site:ClientId"] ?? "demo-housing-fund", secret) : null;
}
