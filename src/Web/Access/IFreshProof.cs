using Microsoft.AspNetCore.Http;

namespace OneStop.Web;

/// <summary>Whether whoever is signed in showed a short while ago who they are: pages that give much away, or cannot be undone, ask again.</summary>
public interface IFreshProof
{
    /// <summary>Whether it was shown within the last minutes.</summary>
    Task<bool> Has(HttpContext context);

    /// <summary>The page that asks, and then leads back.</summary>
    /// <param name="back">On this site.</param>
    string AskThen(string back);
}
