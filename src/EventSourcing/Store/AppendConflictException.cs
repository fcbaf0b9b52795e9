using JasperFx.Events;
using Npgsql;

namespace OneStop.EventSourcing.Store;

/// <summary>Somebody appended this version first, or this very command was already done: nothing was stored.</summary>
internal sealed class AppendConflictException(Exception inner) : Exception("The stream is not what it was believed to be.", inner)
{
    /// <summary>Marten tells it in several ways; the state that PostgreSQL gave is the surest.</summary>
    public static bool Is(Exception e) => e is EventStreamUnexpectedMaxEventIdException
            or Marten.Exceptions.ExistingStreamIdCollisionException or JasperFx.Events.ExistingStreamIdCollisionException
        || Postgres(e) is { } known && (known is { SqlState: PostgresErrorCodes.UniqueViolation, SchemaName: MartenSetup.Schema or "platform" }
            || known.SqlState is "MT003" or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure);

    /// <summary>What PostgreSQL said, inside whatever Marten made of it.</summary>
    public static PostgresException? Postgres(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is PostgresException found)
                return found;
        }

        return null;
    }
}
