namespace OneStop.Contracts.Identity;

/// <summary>What Identity knows of people, bodies and officials. Every answer is personal data: show it masked where it is not needed.</summary>
public interface IPeople
{
    /// <summary>A natural person by subject id; null when unknown or forgotten.</summary>
    Task<Person?> Person(Guid subject, CancellationToken cancel = default);

    /// <summary>An enterprise by subject id; null when unknown.</summary>
    Task<Enterprise?> Enterprise(Guid subject, CancellationToken cancel = default);

    /// <summary>Subject ids of those for whom a person may act now in everything: who has a mandate for some matters is not among them.</summary>
    Task<IReadOnlyList<Guid>> Represented(Guid person, CancellationToken cancel = default);

    /// <summary>Subject ids of the people who gave this mobile as theirs; several may, and whoever confirmed it is among them.</summary>
    /// <param name="mobile">11 digits.</param>
    Task<IReadOnlyList<Guid>> WithMobile(string mobile, CancellationToken cancel = default);

    /// <summary>The account by which a person comes as a citizen; null when they have none, or erased it.</summary>
    Task<Guid?> CitizenAccount(Guid person, CancellationToken cancel = default);

    /// <summary>The account of an official by the login; null when there is none.</summary>
    Task<Guid?> StaffAccount(string login, CancellationToken cancel = default);

    /// <summary>Names of officials by account id, kept in memory; an unknown account is missing from the answer.</summary>
    ValueTask<IReadOnlyDictionary<Guid, string>> StaffNames(IEnumerable<Guid> accounts, CancellationToken cancel = default);
}

/// <param name="Subject">The id under whose key the person's data is encrypted.</param>
/// <param name="IdNumber">18 characters, GB 11643 (check digit verified).</param>
/// <param name="Mobile">11 digits.</param>
public sealed record Person(Guid Subject, string Name, string IdNumber, string Mobile)
{
    /// <summary>Whether the population register, or an issuer that the city trusts, has confirmed name and ID number. Until then nothing may be
    /// submitted and no register is asked.</summary>
    public required bool Verified { get; init; }

    /// <summary>Whether a code that was sent to the mobile came back: the person holds it.</summary>
    public required bool MobileConfirmed { get; init; }
}

/// <param name="Uscc">18 characters, GB 32100 (check digit verified).</param>
public sealed record Enterprise(Guid Subject, string Name, string Uscc, string LegalRepresentative);
