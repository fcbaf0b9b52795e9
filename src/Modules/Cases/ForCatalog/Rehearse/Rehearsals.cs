using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using OneStop.Cases.Domain;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Events;
using OneStop.Secrets;

namespace OneStop.Cases.ForCatalog;

/// <summary>Reads the last cases of a matter as they were filed, in one round trip, and replays each.</summary>
internal sealed class Rehearsals(NpgsqlDataSource db, EventTypes types, MasterKeys masters, ICatalog catalog) : IRehearsal
{
    // Of each stream its first event, and what a rule decided: a case that has gone far has many more.
    private const string LastFiled =
        """
        with last as (select id, number, submitted_at, subject from cases.cases where matter = $1 order by submitted_at desc, id desc limit $2)
        select l.id, l.number, l.submitted_at, l.subject, k.wrapped, e.type, e.data
        from last l
        left join platform.subject_keys k on k.subject = l.subject
        join events.mt_events e on e.stream_id = l.id and (e.version = 1 or e.type = $3)
        order by l.submitted_at desc, l.id desc, e.version
        """;

    public async Task<Rehearsal> Replay(Matter draft, int last = Rehearsal.Usual, CancellationToken cancel = default)
    {
        var (changed, lost) = (new List<CaseChange>(), new List<NotReplayed>());
        var rehearsing = new Rehearsing(catalog);
        var found = await Filed(draft.Code, Math.Clamp(last, 1, Rehearsal.Most), cancel);
        foreach (var stored in found)
        {
            if (Why(stored, out var filed, out var before) is { } why)
                lost.Add(new(stored.Number, why));
            else if (rehearsing.Rehearse(filed!, before!, draft) is { IsAny: true } change)
                changed.Add(change);
        }

        return new(found.Count, changed, lost);
    }

    private NotReplayedBecause? Why(Stored stored, out CaseAsFiled? filed, out Matter? before)
    {
        (filed, before) = (null, null);
        CaseSubmitted submitted;
        try
        {
            var events = stored.Events.ConvertAll(e => types.Read(e.Type, e.Data, stored.Key));
            submitted = (CaseSubmitted)events[0];
            filed = new(submitted, stored.At, [.. events.OfType<AutoDecided>().Select(e => e.Item)]);
        }
        catch (Exception e) when (e is JsonException or CryptographicException or InvalidCastException)
        {
            return NotReplayedBecause.Unreadable;
        }

        before = catalog.Find(submitted.Matter, submitted.MatterVersion);
        return submitted.By.IsForgotten || submitted.Form.IsForgotten ? NotReplayedBecause.Forgotten
            : before is null ? NotReplayedBecause.VersionMissing : null;
    }

    private async Task<List<Stored>> Filed(string matter, int last, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(LastFiled);
        command.Parameters.Add(Sql.P(matter));
        command.Parameters.Add(Sql.P(last));
        command.Parameters.Add(Sql.P(types.NameOf(typeof(AutoDecided))));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var found = new List<Stored>(last);
        while (await row.ReadAsync(cancel))
        {
            var id = row.GetGuid(0);
            if (found.Count == 0 || found[^1].Id != id)
                found.Add(new(id, row.GetString(1), row.GetFieldValue<DateTimeOffset>(2),
                    masters.Unwrap(row.GetGuid(3), row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4)), []));
            found[^1].Events.Add((row.GetString(5), row.GetFieldValue<byte[]>(6)));
        }

        return found;
    }

    private sealed record Stored(Guid Id, string Number, DateTimeOffset At, SubjectKey? Key, List<(string Type, byte[] Data)> Events);
}
