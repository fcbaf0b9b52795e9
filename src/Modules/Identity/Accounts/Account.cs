namespace OneStop.Identity.Accounts;

/// <summary>A way in for one person: as a citizen or as an official. The same person may have both.</summary>
internal sealed class Account
{
    public required Guid Id { get; init; }
    public required Guid Subject { get; set; }
    public required AccountKind Kind { get; init; }
    public required string PasswordHash { get; set; }

    /// <summary>Changes with the password; a session that carries an older one ends.</summary>
    public required string Stamp { get; set; }

    /// <summary>The password was handed out by somebody else and must be changed first.</summary>
    public bool OneTime { get; set; }

    public int Version { get; set; } = 1;
}

internal enum AccountKind { Citizen, Staff }
