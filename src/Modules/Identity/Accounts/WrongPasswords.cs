using System.Globalization;
using OneStop.EventSourcing.Limits;
using OneStop.Web;

namespace OneStop.Identity.Accounts;

/// <summary>
/// Counts wrong passwords, never right ones: five within five minutes for a login and the place that they come from, so that nobody
/// keeps anybody else out; and many more within a minute for the place, whoever they are for, because halls, families and mobile
/// networks share one. A device on which the account was signed in before is counted apart from all others: no flood beside it
/// keeps its owner out. For the login as a whole nothing is refused: who has guessed often, from wherever, waits some seconds for
/// each answer. Logins that nobody has are treated alike.
/// </summary>
internal sealed class WrongPasswords(Allowances allowances, OneStopSettings settings, TimeProvider clock)
{
    public const int Most = 5;
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    private const string What = "wrong-password";
    private const int Unhurried = 20;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1), Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Takes one try. When it may be made, the answer takes its time where many were wrong.</summary>
    /// <returns>Why the password may not be looked at now; null when it may.</returns>
    public async Task<Refusal?> Take(byte[] login, Knock from, Account? account, CancellationToken cancel)
    {
        var counted = Of(login, from, account);
        var taken = await allowances.Take(counted, cancel);
        if (taken.Until is { } until)
        {
            var isCrowd = taken.Used[0] <= Most;
            // What was refused for the one reason is no try towards the other.
            if (counted.Length > 1)
                await allowances.GiveBack(isCrowd ? counted[..2] : counted[2..], cancel);
            return Refusal.Invalid(isCrowd ? "identity.crowded" : "identity.locked", null, until);
        }

        if (taken.Used.Count > 1 && Pace(taken.Used[1]) is { Ticks: > 0 } pace)
            await Task.Delay(pace, clock, cancel);
        return null;
    }

    /// <summary>The password was right, so the try does not count.</summary>
    public Task GiveBack(byte[] login, Knock from, Account account, CancellationToken cancel) => allowances.GiveBack(Of(login, from, account), cancel);

    /// <summary>How long an answer takes after so many wrong passwords for one login within a day.</summary>
    internal static TimeSpan Pace(int wrong) => wrong <= Unhurried ? TimeSpan.Zero
        : TimeSpan.FromSeconds(Math.Min((wrong - Unhurried) / 4d, Longest.TotalSeconds));

    private Allowance[] Of(byte[] login, Knock from, Account? account)
    {
        var whose = Convert.ToHexStringLower(login);
        return account is not null && from.Device?.Knows(account.Id) == true
            ? [new(What, string.Create(CultureInfo.InvariantCulture, $"{whose} device {from.Device.Id}"), Most, Rest)]
            :
            [
                new(What, $"{whose} at {from.Network}", Most, Rest), new(What, whose, int.MaxValue, Day),
                new(What, "at " + from.Network, settings.WrongPasswordsPerMinute, Minute),
            ];
    }
}

/// <summary>Where somebody knocks from.</summary>
/// <param name="Device">Null for one on which nobody signed in before.</param>
/// <param name="Browser">As <see cref="Sessions.Devices"/> says it.</param>
internal sealed record Knock(string Network, KnownDevice? Device, string? Browser = null);

/// <param name="Accounts">Those that were signed in on it.</param>
internal sealed record KnownDevice(Guid Id, IReadOnlyList<Guid> Accounts)
{
    public bool Knows(Guid account) => Accounts.Contains(account);
}
