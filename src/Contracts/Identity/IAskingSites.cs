namespace OneStop.Contracts.Identity;

/// <summary>Which site wants somebody to sign in: whoever is asked for a password should read for whom.</summary>
public interface IAskingSites
{
    /// <summary>The site whose request an address of ours is; null for any other address, and for a site that is not open.</summary>
    /// <param name="address">Where a sign-in leads to: path and query.</param>
    Task<AskingSite?> Of(string? address, CancellationToken cancel = default);
}

/// <param name="Department">Name of the department that answers for it.</param>
public sealed record AskingSite(Bilingual Name, Bilingual Department);
