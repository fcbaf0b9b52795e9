namespace OneStop.Contracts.Exchange;

/// <summary>The market regulator's register of enterprises.</summary>
public interface ILicenceRegister
{
    /// <summary>The business licence under a credit code (GB 32100, check digit verified).</summary>
    Task<Looked<RegisteredEnterprise>> Find(string uscc, Look look, CancellationToken cancel = default);

    /// <summary>What the person is to the enterprise; nothing when no enterprise has the code.</summary>
    Task<Looked<LicenceStanding>> Standing(string uscc, string idNumber, string name, Look look, CancellationToken cancel = default);

    /// <summary>Whether an enterprise that is not struck off has this very name. Names of enterprises are public.</summary>
    /// <param name="applicant">Who wants to have it.</param>
    Task<Looked<NameInRegister>> Name(string name, Guid applicant, Look look, CancellationToken cancel = default);
}

/// <param name="IsTaken">Somebody has it.</param>
public sealed record NameInRegister(bool IsTaken);

/// <param name="Type">As printed: 有限责任公司, 个体工商户 …</param>
/// <param name="RepresentativeTitle">法定代表人, 经营者 …</param>
/// <param name="RegisteredCapital">In 10,000 yuan; an individual business has none.</param>
/// <param name="Status">Data element DE0212: 1 in business, 2 licence revoked, 3 deregistered, 5 at rest.</param>
/// <param name="IsValid">Whether the licence is in force today.</param>
public sealed record RegisteredEnterprise(
    string Uscc, string Name, string TypeCode, string Type, string RepresentativeTitle, string Representative, string Address, string PremisesRegion,
    string Scope, string IndustryCode, DateOnly EstablishedOn, decimal? RegisteredCapital, string Status, string CreditFlag,
    string Issuer, DateOnly IssuedOn, DateOnly ValidFrom, DateOnly? ValidTo, bool IsValid)
{
    /// <summary>First day of the public notice before it is struck off; null when there is none.</summary>
    public DateOnly? NoticeStart { get; init; }
}

/// <summary>What a person is to an enterprise.</summary>
public sealed record LicenceStanding(StandingKind Kind);

/// <summary>What the register names a person as.</summary>
public enum StandingKind
{
    /// <summary>A stranger to the enterprise.</summary>
    None,

    /// <summary>The registered contact (登记联络员), who may file for it.</summary>
    Liaison,

    /// <summary>Legal representative or proprietor (法定代表人, 经营者), who may file for it.</summary>
    Representative,
}
