using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.DueTimes;
using OneStop.Web;

namespace OneStop.Identity.Mandates;

/// <summary>Asks the register about a representative or liaison when it is time again; sooner once more when it was silent.</summary>
[UseCase]
internal sealed class AskRegisterWhenDue(NpgsqlDataSource db, MandateRows mandates, RegisterStandings standings, MandateLimits limits, TimeProvider clock)
    : IDueHandler
{
    public const string DueKind = "identity.ask-register";
    private static readonly TimeSpan WhenSilent = TimeSpan.FromHours(1);

    public string Kind => DueKind;

    public async Task Handle(DueTime due, CancellationToken cancel)
    {
        if (await mandates.Find(due.StreamId, cancel) is not { IsFromRegister: true } mandate || mandate.StateAt(clock.GetUtcNow()) != MandateState.InForce)
            return;
        var answer = await standings.Ask(mandate, cancel);
        // Of one that ended nobody asks again.
        if (answer is RegisterStandings.Answer.Ended or RegisterStandings.Answer.Changed)
            return;
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(DueTime.Set(mandate.Id, Kind, "", answer == RegisterStandings.Answer.Away
            ? clock.GetUtcNow() + WhenSilent : clock.GetUtcNow().AddDays(limits.AskRegisterEveryDays)));
        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>It is asked as soon as somebody has time for it; nothing waits.</summary>
    public async Task Soon(Guid person, Guid body, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(
            """
            insert into platform.due (stream_id, kind, item, at)
            select id, $3, '', $4 from identity.mandates where holder = $1 and principal = $2 and revoked_at is null and checked_at < $5
            on conflict (stream_id, kind, item) do update set at = excluded.at where platform.due.claimed_until is null and platform.due.at > $6
            """);
        command.Parameters.AddRange(new[] { Sql.P(person), Sql.P(body), Sql.P(Kind),
            Sql.P(clock.GetUtcNow()), Sql.P(clock.GetUtcNow().AddHours(-limits.AskRegisterAfterHours)),
            // One that is due by then was set so because the register is silent: it is left in peace.
            Sql.P(clock.GetUtcNow() + WhenSilent) });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
