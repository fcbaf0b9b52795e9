using System.Text;
using OneStop.Domain;
using OneStop.EventSourcing.Events;
using OneStop.EventSourcing.Store;

namespace OneStop.EventSourcing.Tests.Store;

public enum Mark { MeetsAll, FallsShort }

[EventType("test.marked.v1")]
public sealed record Marked(Mark First, IReadOnlyDictionary<string, Mark> Rest, string? Note, DateOnly On, decimal Share) : IEvent;

[Collection(EventSourcingCollection.Name)]
public sealed class ChainHashTests(EventSourcingDatabase database)
{
    [Fact]
    public void Marten_stores_the_very_text_that_the_hash_is_over()
    {
        var marked = new Marked(Mark.FallsShort, new Dictionary<string, Mark>(StringComparer.Ordinal) { ["Raw room"] = Mark.MeetsAll }, null,
            new(2026, 11, 29), 0.50m);
        var marten = MartenSetup.Options(database.Host.Db, database.Host.Get<EventTypes>());
        marten.Serializer().ToJson(marked).ShouldBe(Encoding.UTF8.GetString(EventTypes.Write(marked)));
    }
}
