using OneStop.Contracts.Identity;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>Events and refusals carry account ids; a person reads names.</summary>
[UseCase]
internal sealed class StaffNames(IPeople people)
{
    private static readonly Bilingual Somebody = new("另一位工作人员", "another official");

    public ValueTask<IReadOnlyDictionary<Guid, string>> Of(IEnumerable<Guid> accounts, CancellationToken cancel) =>
        people.StaffNames(accounts.Distinct(), cancel);

    /// <summary>The outcome with the accounts in its refusals replaced by names.</summary>
    public async ValueTask<Result<T>> In<T>(Result<T> outcome, CancellationToken cancel)
    {
        var accounts = outcome.Refusals.SelectMany(r => r.Args).OfType<Guid>().ToList();
        if (accounts.Count == 0)
            return outcome;
        var names = await Of(accounts, cancel);
        return Result<T>.Refused([.. outcome.Refusals.Select(r => r with
        {
            Args = [.. r.Args.Select(a => a is Guid account ? names.TryGetValue(account, out var name) ? name : Somebody : a)],
        })]);
    }
}
