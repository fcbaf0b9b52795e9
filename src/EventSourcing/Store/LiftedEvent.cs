using System.Data.Common;
using Marten.Services.Json.Transformations;
using Marten;
using OneStop.Domain;
using OneStop.EventSourcing.Events;

namespace OneStop.EventSourcing.Store;

/// <summary>Lets Marten's own readers see an old event in its latest shape, by the same <see cref="IUpcaster"/> as ours.</summary>
internal sealed class LiftedEvent(EventTypes types, string from, Type to) : IEventUpcaster
{
    public string EventTypeName => from;
    public Type EventType => to;

    public object FromDbDataReader(ISerializer serializer, DbDataReader dbDataReader, int index) => types.Read(from, dbDataReader.GetFieldValue<byte[]>(index));

    public async ValueTask<object> FromDbDataReaderAsync(ISerializer serializer, DbDataReader dbDataReader, int index, CancellationToken cancellationToken) =>
        types.Read(from, await dbDataReader.GetFieldValueAsync<byte[]>(index, cancellationToken));
}
