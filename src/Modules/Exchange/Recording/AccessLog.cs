using System.Text.Json;
using Microsoft.Extensions.Logging;
using Npgsql;
using OneStop.Contracts.Exchange;
using OneStop.EventSourcing.Database;
using OneStop.Exchange.Asking;

namespace OneStop.Exchange.Recording;

/// <summary>Every look at another department's data: who, for whom, why, whose, when, with what outcome. Rows are only added.</summary>
internal sealed partial class AccessLog(NpgsqlDataSource db, ILogger<AccessLog> log)
{
    /// <summary>False when the database did not take it.</summary>
    public async Task<bool> Record(RecordedAccess look, CancellationToken cancel)
    {
        try
        {
            await using var command = db.CreateCommand(
                """
                insert into exchange.looks (id, at, actor, on_behalf_of, subject, register, question, purpose, legal_basis, outcome, milliseconds)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                """);
            command.Parameters.Add(Sql.P(Guid.CreateVersion7(look.At)));
            command.Parameters.Add(Sql.P(look.At));
            command.Parameters.Add(new NpgsqlParameter { Value = (object?)look.Look.By.Account ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
            command.Parameters.Add(Sql.P(look.Look.OnBehalfOf ?? look.Subject));
            command.Parameters.Add(Sql.P(look.Subject));
            command.Parameters.Add(Sql.P(look.Question.Register));
            command.Parameters.Add(Sql.P(look.Question.Name));
            command.Parameters.Add(Sql.P(look.Look.Purpose));
            command.Parameters.Add(Sql.P(look.Look.LegalBasis));
            command.Parameters.Add(Sql.P(look.Outcome));
            command.Parameters.Add(Sql.P((int)look.Elapsed.TotalMilliseconds));
            await command.ExecuteNonQueryAsync(cancel);
            return true;
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            LogNotRecorded(log, error, look.Question.Register);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A look at register {Register} could not be put on record; its result is withheld")]
    private static partial void LogNotRecorded(ILogger logger, Exception error, string register);
}

internal sealed record RecordedAccess(DateTimeOffset At, RegisterQuestion Question, Look Look, bool Found, AwayReason? Why, TimeSpan Elapsed)
{
    public Guid Subject => Question.Subject;

    /// <summary>found, nothing, or why there was no answer: down, timed-out, …</summary>
    public string Outcome => Why is { } why ? JsonNamingPolicy.KebabCaseLower.ConvertName(why.ToString()) : Found ? "found" : "nothing";
}
