namespace OneStop.SignOn.Clients;

/// <summary>What a client may do.</summary>
internal enum ClientKind
{
    /// <summary>People sign in there with their browser.</summary>
    Site,

    /// <summary>It calls other departments' systems in its own name.</summary>
    System,

    /// <summary>A machine without a keyboard: people sign in there with their own phone.</summary>
    Kiosk,
}

/// <summary>How a client shows who it is.</summary>
internal enum ClientProof
{
    /// <summary>It signs with a key of its own, of which we have the public part.</summary>
    Keys,

    /// <summary>It has a secret that we made.</summary>
    Secret,

    /// <summary>It cannot keep a secret.</summary>
    None,
}

/// <summary>What an operator types about a client; texts of several lines have one thing a line.</summary>
internal sealed record ClientForm(
    string? NameZh, string? NameEn, string? Department, IReadOnlyList<string>? Kinds, string? Proof, string? Keys, string? Redirects,
    string? LogoutRedirects, string? LogoutUri, string? Calls);

/// <summary>The same, read and found right.</summary>
/// <param name="Keys">The public keys as a JWKS; null when it has none.</param>
internal sealed record ClientFacts(
    string NameZh, string NameEn, string Department, IReadOnlyList<ClientKind> Kinds, ClientProof Proof, string? Keys, IReadOnlyList<Uri> Redirects,
    IReadOnlyList<Uri> LogoutRedirects, Uri? LogoutUri, IReadOnlyList<string> Calls);
