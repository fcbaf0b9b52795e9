namespace OneStop.Identity.RegisterPerson;

/// <summary>A person whose name and number are looked at already, while the code is on its way to their mobile.</summary>
/// <param name="Verified">Whether the population register said that they belong together; it may have been away.</param>
/// <param name="Until">How long the code is good.</param>
/// <param name="Back">Where to go on afterwards.</param>
internal sealed record PendingRegistration(
    Guid Attempt, string Name, string IdNumber, string Mobile, string PasswordHash, bool Verified, DateTimeOffset Until, string? Back)
{
    public const string Cookie = "onestop-registering";
}
