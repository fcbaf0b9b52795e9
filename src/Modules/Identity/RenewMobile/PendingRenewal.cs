namespace OneStop.Identity.RenewMobile;

/// <summary>An account that gets another mobile at the counter, while the code is on its way to it.</summary>
/// <param name="Clerk">The account of whoever saw the person and their document.</param>
/// <param name="IsLost">The former phone is lost or in other hands: what is signed in anywhere ends, passkeys too.</param>
internal sealed record PendingRenewal(Guid Attempt, Guid Clerk, Guid Account, Guid Subject, string Name, string Mobile, bool IsLost, DateTimeOffset Until)
{
    public const string Cookie = "onestop-renewing";
}
