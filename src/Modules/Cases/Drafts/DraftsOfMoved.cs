using Npgsql;
using OneStop.Cases.Files;
using OneStop.Cases.Prefill;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.Secrets;

namespace OneStop.Cases.Drafts;

/// <summary>
/// Drafts of somebody who was not confirmed when they began go on as theirs, with what they typed and uploaded; registers, which
/// nobody could ask then, fill in the rest.
/// </summary>
internal sealed class DraftsOfMoved(
    NpgsqlDataSource db, DraftStore drafts, FileStore files, SubjectKeys keys, ICatalog catalog, Prefiller prefiller) : ISubjectMoved
{
    private const int Most = 1000;

    public async Task Move(SubjectMove move, CancellationToken cancel)
    {
        if (await keys.Find(move.From, cancel) is not { } old || await keys.Ensure(move.To, cancel) is not { } key)
            return;
        foreach (var draft in await drafts.Of(ApplicantReach.Whole(move.From), Most, cancel))
        {
            await files.Reseal(draft.Id, old, key, cancel);
            for (var now = draft; now is not null && !await Take(now, move, key, cancel);)
                now = await drafts.Find(draft.Id, ApplicantReach.Whole(move.From), cancel);
        }
    }

    /// <summary>False when the draft was saved meanwhile.</summary>
    private async Task<bool> Take(Draft draft, SubjectMove move, SubjectKey key, CancellationToken cancel)
    {
        var known = catalog.Find(draft.Matter, draft.MatterVersion) is { } matter
            ? await prefiller.Gather(matter, move.Account, move.To, move.To, cancel) : null;
        var state = known is null ? draft.State : Refetch.With(draft.State, known);
        await using var command = db.CreateCommand(
            "update cases.drafts set subject = $3, operator = $3, state = $4, version = version + 1 where id = $1 and version = $2");
        command.Parameters.AddRange(new[] { Sql.P(draft.Id), Sql.P(draft.Version), Sql.P(move.To), Sql.P(DraftStore.Seal(key, state)) });
        return await command.ExecuteNonQueryAsync(cancel) > 0;
    }
}
