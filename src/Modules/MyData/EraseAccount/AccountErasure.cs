using Npgsql;
using OneStop.Contracts.Identity;
using OneStop.Contracts.Privacy;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Secrets;
using OneStop.MyData.TakeCopy;
using OneStop.Web;

namespace OneStop.MyData.EraseAccount;

/// <summary>
/// Erases an account at its owner's wish. It is due from the moment it was asked for, so that no crash leaves half of it; each module
/// lets go its own, and when nothing that a law keeps lies under the person's key, the key is destroyed and they are forgotten.
/// </summary>
[UseCase]
internal sealed class AccountErasure(
    NpgsqlDataSource db, IEnumerable<IErasesPersonalData> holders, SubjectKeys keys, IPeople people, CopyLooks record, TimeProvider clock) : IDueHandler
{
    private const string DueKind = "mydata.erase";

    // Whoever asked does it at once; this is for when they could not.
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(2);

    public string Kind => DueKind;

    /// <summary>What would follow, of all modules.</summary>
    public async Task<ErasurePlan> Plan(DataOwner owner, Lang lang, CancellationToken cancel)
    {
        var all = ErasurePlan.None;
        foreach (var holder in holders)
        {
            var plan = await holder.Plan(owner, lang, cancel);
            all = new([.. all.Waiting, .. plan.Waiting], [.. all.Going, .. plan.Going], [.. all.Staying, .. plan.Staying], all.KeepsSealed || plan.KeepsSealed);
        }

        return all;
    }

    /// <summary>Erases, unless something has to end first.</summary>
    public async Task<Result<Unit>> Now(DataOwner owner, CancellationToken cancel)
    {
        if ((await Plan(owner, Lang.Zh, cancel)).Waiting.Count > 0)
            return Refusal.Conflict("mydata.waits");
        await record.Record(owner, "mydata.erase", cancel);
        await Execute(DueTime.Set(owner.Person, DueKind, owner.Account.ToString("N"), clock.GetUtcNow() + Later), cancel);
        await Erase(owner, cancel);
        await Execute(DueTime.Gone(owner.Person, DueKind, owner.Account.ToString("N")), cancel);
        return Unit.Value;
    }

    public Task Handle(DueTime due, CancellationToken cancel) => Erase(new(Guid.ParseExact(due.Item, "N"), due.StreamId), cancel);

    private async Task Erase(DataOwner owner, CancellationToken cancel)
    {
        // They may have come again meanwhile: the new account is not the one that was to go.
        if (await people.CitizenAccount(owner.Person, cancel) is { } account && account != owner.Account)
            return;
        // They may have begun something meanwhile; what is half erased already is brought to its end.
        if (await people.CitizenAccount(owner.Person, cancel) == owner.Account && (await Plan(owner, Lang.Zh, cancel)).Waiting.Count > 0)
            return;
        foreach (var holder in holders)
            await holder.Erase(owner, cancel);
        if (!(await Plan(owner, Lang.Zh, cancel)).KeepsSealed)
            await keys.DestroyForReturn(owner.Person, cancel);
    }

    private async Task Execute(NpgsqlBatchCommand statement, CancellationToken cancel)
    {
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(statement);
        await batch.ExecuteNonQueryAsync(cancel);
    }
}
