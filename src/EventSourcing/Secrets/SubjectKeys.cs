using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Secrets;

namespace OneStop.EventSourcing.Secrets;

/// <summary>Makes, finds and destroys the keys of subjects. Readers on a hot path join <c>platform.subject_keys</c> and unwrap themselves.</summary>
public sealed class SubjectKeys(NpgsqlDataSource db, MasterKeys masters, IServiceProvider services)
{
    /// <summary>The subject's key, made if it was never made. A destroyed key is never made again: null.</summary>
    public async Task<SubjectKey?> Ensure(Guid subject, CancellationToken cancel = default)
    {
        await using var command = db.CreateCommand(
            """
            with made as (
                insert into platform.subject_keys (subject, wrapped) values ($1, $2)
                on conflict (subject) do nothing returning wrapped)
            select wrapped from made union all select wrapped from platform.subject_keys where subject = $1
            limit 1
            """);
        command.Parameters.Add(Sql.P(subject));
        command.Parameters.Add(Sql.P(masters.Make(subject).Wrapped));
        // Two makers at once: the loser's insert does nothing and its snapshot may not show the winner's row yet; a second look does.
        return await command.ExecuteScalarAsync(cancel) is { } wrapped
            ? masters.Unwrap(subject, wrapped as byte[])
            : await Find(subject, cancel);
    }

    /// <summary>
    /// As <see cref="Ensure"/>; and whoever was forgotten at their own wish gets a new key, now that they come again and showed who they
    /// are. Nothing was left under the old one.
    /// </summary>
    public async Task<SubjectKey?> EnsureForReturn(Guid subject, CancellationToken cancel = default)
    {
        if (await Ensure(subject, cancel) is { } key)
            return key;
        await using var command = db.CreateCommand(
            """
            update platform.subject_keys set wrapped = $2, may_return = false, made_at = now(), destroyed_at = null
            where subject = $1 and wrapped is null and may_return
            """);
        command.Parameters.Add(Sql.P(subject));
        command.Parameters.Add(Sql.P(masters.Make(subject).Wrapped));
        await command.ExecuteNonQueryAsync(cancel);
        return await Find(subject, cancel);
    }

    /// <summary>The subject's key; null when there is none or it was destroyed.</summary>
    public async Task<SubjectKey?> Find(Guid subject, CancellationToken cancel = default)
    {
        await using var command = db.CreateCommand("select wrapped from platform.subject_keys where subject = $1");
        command.Parameters.Add(Sql.P(subject));
        return masters.Unwrap(subject, await command.ExecuteScalarAsync(cancel) as byte[]);
    }

    /// <summary>
    /// Forgets the subject: everything encrypted under its key can never be read again (PIPL art. 47). Whoever keeps opened
    /// values in memory is told after the key is gone for good. Safe to repeat, and to be repeated when it fails: then all
    /// are told again.
    /// </summary>
    public Task Destroy(Guid subject, CancellationToken cancel = default) => Destroy(subject, mayReturn: false, cancel);

    /// <summary>
    /// As <see cref="Destroy(Guid, CancellationToken)"/>, at the subject's own wish and with nothing left under the key: they may come again.
    /// </summary>
    public Task DestroyForReturn(Guid subject, CancellationToken cancel = default) => Destroy(subject, mayReturn: true, cancel);

    private async Task Destroy(Guid subject, bool mayReturn, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            "update platform.subject_keys set wrapped = null, destroyed_at = coalesce(destroyed_at, now()), may_return = $2 where subject = $1");
        command.Parameters.Add(Sql.P(subject));
        command.Parameters.Add(Sql.P(mayReturn));
        await command.ExecuteNonQueryAsync(cancel);
        // Asked for late: what keeps values in memory may itself need keys.
        foreach (var keeper in services.GetServices<ISubjectForgotten>())
            await keeper.Forget(subject, cancel);
    }
}
