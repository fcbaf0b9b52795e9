namespace OneStop.Contracts.Exchange;

/// <summary>Real-estate registration and filed leases.</summary>
public interface IPlaceRegister
{
    /// <summary>
    /// The title by which the enterprise may use the place at the address: one in force before one that has ended, the
    /// newest first. Without an address, the place is whichever the enterprise has.
    /// </summary>
    /// <param name="uscc">18 characters, GB 32100, check digit verified.</param>
    /// <param name="address">As on the business licence.</param>
    Task<Looked<RegisteredPlace>> Find(string uscc, string? address, Look look, CancellationToken cancel = default);
}

/// <param name="Right">Data element DE0222: 1 owned, 2 leased, 3 lent free of charge.</param>
/// <param name="Area">Built area in square metres.</param>
/// <param name="DocumentKind">房屋租赁备案, 不动产权登记, …</param>
/// <param name="Holder">Owner or lessor; may be a natural person.</param>
/// <param name="ValidTo">Last day of the right; null for one without end.</param>
/// <param name="IsValid">In force today.</param>
public sealed record RegisteredPlace(
    string Address, string Right, decimal Area, string DocumentKind, string DocumentNumber, string Holder, string Authority,
    DateOnly ValidFrom, DateOnly? ValidTo, bool IsValid);
