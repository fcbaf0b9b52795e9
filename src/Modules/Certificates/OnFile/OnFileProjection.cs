using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using OneStop.Contracts.Certificates;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Integrity;
using OneStop.EventSourcing.Store;

namespace OneStop.Certificates.OnFile;

/// <summary>Keeps the certificates of each holder findable, in the transaction of the event.</summary>
internal sealed class OnFileProjection : IReadModel<Certificate>
{
    public IReadOnlyList<ReadModelTable<Certificate>> Tables { get; } =
    [
        new("certificates.certificates", "id", "''",
            ["subject", "code", "name", "number", "identifier", "department", "case_id", "valid_from", "valid_until", "revoked_at", "revoked_because", "face"],
            h => h.State.Issued is { } issued ? [("", Row(h, issued))] : []),
    ];

    private const string Insert =
        """
        insert into certificates.certificates (id, subject, code, name, number, identifier, department, case_id, valid_from, valid_until, face)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    public void Project(Change<Certificate> change)
    {
        foreach (var @event in change.Events)
        {
            if (@event is CertificateIssued { Face.Value: { } face } issued)
            {
                change.Add(Insert,
                    Sql.P(change.Id), Sql.P(change.Subject!.Value), Sql.P(issued.Code), Sql.P(issued.Name), Sql.P(issued.Number), Sql.P(issued.Identifier),
                    Sql.P(issued.Department),
                    Nullable(issued.CaseId, NpgsqlDbType.Uuid), Sql.P(issued.ValidFrom), Nullable(issued.ValidUntil, NpgsqlDbType.Date),
                    Sql.P(change.Seal(JsonSerializer.Serialize(face, EventJson.Options))));
            }
            else if (@event is CertificateRevoked revoked)
            {
                change.Add("update certificates.certificates set revoked_at = $2, revoked_because = $3 where id = $1",
                    Sql.P(change.Id), Sql.P(change.Meta.At), Sql.P(revoked.Because.ToString()));
            }
        }
    }

    private static object?[] Row(History<Certificate> history, CertificateIssued issued) =>
    [
        history.Subject, issued.Code, issued.Name, issued.Number, issued.Identifier, issued.Department, issued.CaseId, issued.ValidFrom, issued.ValidUntil,
        history.State.RevokedAt, history.State.RevokedBecause?.ToString(),
        new SealedText(issued.Face.Value is { } face ? JsonSerializer.Serialize(face, EventJson.Options) : null),
    ];

    private static NpgsqlParameter Nullable<T>(T? value, NpgsqlDbType type)
        where T : struct => new() { Value = value is { } v ? v : DBNull.Value, NpgsqlDbType = type };
}
