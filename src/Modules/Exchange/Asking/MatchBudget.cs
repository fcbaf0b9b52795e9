using OneStop.Contracts.Exchange;
using OneStop.EventSourcing.Limits;

namespace OneStop.Exchange.Asking;

/// <summary>
/// How many names and numbers that do not belong together one may ask about: whoever knows a birthday could otherwise try all numbers
/// of that day. Pairs that belong together do not count.
/// </summary>
internal sealed class MatchBudget(Allowances allowances)
{
    public const int PerAccount = 10;

    /// <summary>Behind one address may sit a whole hall.</summary>
    public const int PerNetwork = 40;

    public static readonly TimeSpan Time = TimeSpan.FromHours(1);

    private const string What = "name-and-number";

    /// <summary>Whether the register may be asked.</summary>
    public async Task<bool> Take(Asker by, CancellationToken cancel) => Of(by) is not { Count: > 0 } all || (await allowances.Take(all, cancel)).Allowed;

    /// <summary>They belonged together, or nobody answered.</summary>
    public Task GiveBack(Asker by, CancellationToken cancel) => Of(by) is { Count: > 0 } all ? allowances.GiveBack(all, cancel) : Task.CompletedTask;

    private static List<Allowance> Of(Asker by)
    {
        var all = new List<Allowance>();
        if (by.Account is { } account)
            all.Add(new(What, account.ToString(), PerAccount, Time));
        if (by.Network is { } network)
            all.Add(new(What, network, PerNetwork, Time));
        return all;
    }
}
