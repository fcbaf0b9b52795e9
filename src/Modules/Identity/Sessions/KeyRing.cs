using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.Secrets;

namespace OneStop.Identity.Sessions;

/// <summary>
/// Keeps the keys of cookies and forms in the database, so that every node reads every other node's cookies; sealed under
/// a key that the master key wraps, so that a dump of the database signs nobody in.
/// </summary>
internal sealed partial class KeyRing(NpgsqlDataSource db, SubjectKeys keys, ILogger<KeyRing> log) : IXmlRepository
{
    private static readonly Guid Installation = new("00000000-0000-0000-0000-000000000002");

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var key = Key();
        using var command = db.CreateCommand("select sealed from identity.data_protection_keys");
        using var reader = command.ExecuteReader();
        var found = new List<XElement>();
        while (reader.Read())
            found.Add(XElement.Parse(key.OpenText(reader.GetFieldValue<byte[]>(0))));
        return found;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = db.CreateCommand(
            """
            insert into identity.data_protection_keys (name, sealed) values ($1, $2)
            on conflict (name) do update set sealed = excluded.sealed
            """);
        command.Parameters.Add(Sql.P(friendlyName));
        command.Parameters.Add(Sql.P(Key().Seal(element.ToString(SaveOptions.DisableFormatting))));
        command.ExecuteNonQuery();
        LogMade(log, friendlyName);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A key of cookies and forms was made: {Key}")]
    private static partial void LogMade(ILogger logger, string key);

    // The interface is synchronous; it is asked at start and when a key is a few months old.
    private SubjectKey Key() => keys.Ensure(Installation).GetAwaiter().GetResult()
        ?? throw new InvalidOperationException("The key of the installation was destroyed; no session can be opened.");
}
