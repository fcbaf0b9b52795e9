using System.Data;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using OneStop.Catalog.Studio.Parts;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Integrity;
using OneStop.EventSourcing.Store;

namespace OneStop.Catalog.Studio.Drafts;

/// <summary>Keeps the list of drafts in the transaction of their events.</summary>
internal sealed class DraftIndex : IReadModel<CatalogDraft>
{
    public IReadOnlyList<ReadModelTable<CatalogDraft>> Tables { get; } =
    [
        new("catalog.drafts", "id", "''", ["kind", "code", "name ->> 'zh' as name", "name ->> 'en' as english", "status", "based_on", "changed_at",
            "changed_by", "sent_by", "version"],
            h => h.State is var d && NameOf(d) is var name
                ? [("", [Word(d.Of), d.Code, name.Zh, name.En, Word(d.Status), d.BasedOn, d.ChangedAt, d.ChangedBy, d.SentBy, d.PublishedAs])]
                : []),
    ];

    private const string Write =
        """
        insert into catalog.drafts (id, kind, code, name, status, based_on, changed_at, changed_by, sent_by, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (id) do update set name = $4, status = $5, changed_at = $7, changed_by = $8, sent_by = $9, version = $10
        """;

    public void Project(Change<CatalogDraft> change)
    {
        var draft = change.After;
        change.Add(Write, Sql.P(change.Id), Sql.P(Word(draft.Of)), Sql.P(draft.Code),
            new NpgsqlParameter { Value = JsonSerializer.Serialize(NameOf(draft), JsonSerializerOptions.Web), NpgsqlDbType = NpgsqlDbType.Jsonb },
            Sql.P(Word(draft.Status)), Sql.P(draft.BasedOn), Sql.P(draft.ChangedAt), Sql.P(draft.ChangedBy), Sql.P(draft.SentBy), Sql.P(draft.PublishedAs));
    }

    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>What it is called in lists; the code until it has a name.</summary>
    public static Bilingual NameOf(CatalogDraft draft) =>
        draft.Body["name"].Words(Lang.Zh) is { } chinese ? new(chinese, draft.Body["name"].Words(Lang.En)!) : new(draft.Code, draft.Code);
}

/// <summary>One line of the list of drafts.</summary>
internal sealed record DraftLine(Guid Id, DraftKind Kind, string Code, Bilingual Name, DraftStatus Status, int BasedOn, DateTimeOffset ChangedAt,
    Guid ChangedBy, Guid? SentBy, int? Version);

/// <summary>The list of drafts, latest change first.</summary>
[Web.UseCase]
internal sealed class DraftLines(NpgsqlDataSource db)
{
    public const int PageSize = 20;

    private const string Columns = "select id, kind, code, name, status, based_on, changed_at, changed_by, sent_by, version from catalog.drafts";

    /// <param name="live">Only those that are still worked on or reviewed.</param>
    /// <param name="before">The last line of the page before; null for the first page.</param>
    /// <returns>One line more than a page has, when there is another page.</returns>
    public Task<List<DraftLine>> Page(bool live, (DateTimeOffset At, Guid Id)? before, CancellationToken cancel) => Read(
        $"""
         {Columns} where ($1 = false or status in ('open', 'inReview')) and ($2::timestamptz is null or (changed_at, id) < ($2, $3))
         order by changed_at desc, id desc limit {PageSize + 1}
         """,
        [Sql.P(live), new NpgsqlParameter { Value = before?.At ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            Sql.P(before?.Id ?? Guid.Empty)], cancel);

    /// <summary>The drafts of one thing, latest first; at most a page of them.</summary>
    public Task<List<DraftLine>> Of(DraftKind kind, string code, CancellationToken cancel) => Read(
        $"{Columns} where kind = $1 and code = $2 order by changed_at desc limit {PageSize}", [Sql.P(DraftIndex.Word(kind)), Sql.P(code)], cancel);

    private async Task<List<DraftLine>> Read(string text, NpgsqlParameter[] parameters, CancellationToken cancel)
    {
        await using var command = db.CreateCommand(text);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var lines = new List<DraftLine>();
        while (await reader.ReadAsync(cancel))
        {
            lines.Add(new(
                Id: reader.GetGuid("id"),
                Kind: Enum.Parse<DraftKind>(reader.GetString("kind"), ignoreCase: true),
                Code: reader.GetString("code"),
                Name: JsonSerializer.Deserialize<Bilingual>(reader.GetString("name"), JsonSerializerOptions.Web)!,
                Status: Enum.Parse<DraftStatus>(reader.GetString("status"), ignoreCase: true),
                BasedOn: reader.GetInt32("based_on"),
                ChangedAt: reader.GetFieldValue<DateTimeOffset>("changed_at"),
                ChangedBy: reader.GetGuid("changed_by"),
                SentBy: reader.GetFieldValue<Guid?>("sent_by"),
                Version: reader.GetFieldValue<int?>("version")));
        }

        return lines;
    }
}
