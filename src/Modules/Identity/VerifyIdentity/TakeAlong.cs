using Npgsql;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Secrets;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Identity.VerifyIdentity;

/// <summary>
/// What somebody began before anybody could confirm them goes with them to their true subject, and the old key goes last. It is due
/// from the transaction that moves the account on, so that no crash in between loses a word.
/// </summary>
[UseCase]
internal sealed class TakeAlong(IEnumerable<ISubjectMoved> keepers, SubjectKeys keys) : IDueHandler
{
    private const string DueKind = "identity.take-along";

    // Whoever moves does it at once; this is for when they could not.
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(2);

    public string Kind => DueKind;

    public static NpgsqlBatchCommand Due(SubjectMove move, DateTimeOffset now) => DueTime.Set(move.To, DueKind, $"{move.From:N} {move.Account:N}", now + Later);

    public Task Handle(DueTime due, CancellationToken cancel) =>
        Now(new(Guid.ParseExact(due.Item[..32], "N"), due.StreamId, Guid.ParseExact(due.Item[33..], "N")), cancel);

    public async Task Now(SubjectMove move, CancellationToken cancel)
    {
        foreach (var keeper in keepers)
            await keeper.Move(move, cancel);
        await keys.Destroy(move.From, cancel);
    }
}
