using OpenIddict.EntityFrameworkCore.Models;

namespace OneStop.SignOn.Store;

/// <summary>A department's site, system or machine that is registered here; the field's word for it is client.</summary>
internal sealed class Client : OpenIddictEntityFrameworkCoreApplication<Guid, SignOnGrant, SignOnToken>
{
    /// <summary>What people read on the consent page.</summary>
    public string NameZh { get; set; } = "";

    public string NameEn { get; set; } = "";

    /// <summary>Code of the department that answers for it, and the sector within which a person has one <c>sub</c>.</summary>
    public string Department { get; set; } = "";

    /// <summary>Where it is told that somebody signed out here; null when it cannot be told.</summary>
    public string? LogoutUri { get; set; }

    /// <summary>Client ids of the systems that it may call in its own name: the audience of its tokens.</summary>
    public string[] Calls { get; set; } = [];

    public DateTimeOffset MadeAt { get; set; }

    /// <summary>Since when nobody signs in there, until somebody lets it go on.</summary>
    public DateTimeOffset? SuspendedAt { get; set; }

    /// <summary>Since when it is no client of ours any more.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsOpen => SuspendedAt is null && EndedAt is null;
}

/// <summary>One sign-in at one client out of one session here: the family of all tokens that come of it.</summary>
internal sealed class SignOnGrant : OpenIddictEntityFrameworkCoreAuthorization<Guid, Client, SignOnToken>
{
    /// <summary>Null for a system that signs in for itself.</summary>
    public Guid? Account { get; set; }

    /// <summary>The session of this platform that it ends with.</summary>
    public Guid? Session { get; set; }
}

/// <summary>A code or token that was given; what stands in it is sealed under the keys of <c>KeyShelf</c>.</summary>
internal sealed class SignOnToken : OpenIddictEntityFrameworkCoreToken<Guid, Client, SignOnGrant>;

/// <summary>A scope kept in the database; all of ours stand in the code, so there is none.</summary>
internal sealed class SignOnScope : OpenIddictEntityFrameworkCoreScope<Guid>;
