using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Store;
using OneStop.Secrets;

namespace OneStop.EventSourcing.Grains;

/// <summary>The grains that hold a forgotten subject's streams let them go, on whichever node they are.</summary>
internal sealed class ForgottenGrains(NpgsqlDataSource db, IGrainFactory grains, IEnumerable<AggregateGrain> known) : ISubjectForgotten
{
    private const string Streams =
        """
        select s.id, s.type from events.mt_events e join events.mt_streams s on s.id = e.stream_id
        where e.version = 1 and e.headers ->> 'subject' = $1
        """;

    public async Task Forget(Guid subject, CancellationToken cancel)
    {
        foreach (var (id, type) in await Of(subject, cancel))
        {
            if (known.FirstOrDefault(k => MartenSetup.StreamTypeOf(k.State) == type) is { } owner)
                await ((IForgets)grains.GetGrain(owner.Grain, id)).Forget();
        }
    }

    private async Task<List<(Guid Id, string Type)>> Of(Guid subject, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(Streams);
        command.Parameters.Add(Sql.P(subject.ToString()));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var streams = new List<(Guid, string)>();
        while (await row.ReadAsync(cancel))
            streams.Add((row.GetGuid(0), row.GetString(1)));
        return streams;
    }
}
