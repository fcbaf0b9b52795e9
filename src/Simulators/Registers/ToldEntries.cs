using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OneStop.Simulators.Registers;

/// <summary>
/// What the registers were told since the data of <c>Data/</c>: the newest word of each subject counts, of a list (somebody's homes) that of
/// each row. Kept in a file, line by line, when one is given (<c>--Simulators:Told=…</c>), so that a city that is started again remembers.
/// </summary>
internal sealed class ToldEntries
{
    private readonly ConcurrentDictionary<(string Register, string Subject, ToldRow? Row), ToldEntry> told = [];
    private readonly Lock writing = new();
    private readonly string? file;

    public ToldEntries(string? file)
    {
        this.file = file;
        if (file is null || !File.Exists(file))
            return;
        foreach (var line in File.ReadLines(file).Where(l => l.Length > 0))
        {
            var entry = JsonSerializer.Deserialize<ToldEntry>(line, JsonSerializerOptions.Web)!;
            told[(entry.Register, entry.Subject, entry.Row)] = entry;
        }
    }

    /// <summary>The newest word of a subject as a whole; null when nothing was told.</summary>
    public ToldEntry? Of(string register, string subject) => told.GetValueOrDefault((register, subject, null));

    /// <summary>Everything that one register was told.</summary>
    public IEnumerable<ToldEntry> All(string register) => told.Values.Where(t => t.Register == register);

    /// <summary>What is on file of a subject by now; null when nothing is.</summary>
    /// <param name="had">What was on file before anything was told.</param>
    public JsonElement? OnFile(string register, string subject, JsonElement? had)
    {
        var whole = Of(register, subject);
        var entry = whole is null ? had : Merged(had, whole.Entry);
        var rows = All(register).Where(t => t.Row is not null).ToLookup(t => t.Row!);
        if (rows.Count == 0)
            return entry;
        var now = entry is { } said ? JsonObject.Create(said)! : [];
        foreach (var news in rows)
            Turn(now, news.Key, subject, [.. news.Where(t => !(t.DecidedAt < whole?.DecidedAt))]);
        return now.Count > 0 ? JsonSerializer.SerializeToElement(now) : null;
    }

    // A row belongs to whom its newest document names: a home that is somebody else's by now is no more of those who had it.
    private static void Turn(JsonObject entry, ToldRow row, string subject, IReadOnlyList<ToldEntry> news)
    {
        var own = news.FirstOrDefault(t => t.Subject == subject);
        var given = news.Where(t => t.Entry is not null).Select(t => (DateTimeOffset?)t.DecidedAt).Max();
        if (own is null && given is null)
            return;
        var list = entry[row.List] as JsonArray ?? [];
        var before = list.FirstOrDefault(r => r?[row.Key]?.ToString() == row.Value);
        if (before is not null)
            list.Remove(before);
        if (own?.Entry is { } told && own.DecidedAt == given)
        {
            var now = JsonObject.Create(Merged(before is null ? null : JsonSerializer.SerializeToElement(before), told)!.Value)!;
            now[row.Key] = row.Value;
            list.Add(now);
        }

        entry.Remove(row.List);
        if (list.Count > 0)
            entry[row.List] = list;
    }

    public void Keep(ToldEntry entry)
    {
        // Late and repeated news is passed over. What it does not name stays as it was told before; what ended begins anew.
        entry = told.AddOrUpdate((entry.Register, entry.Subject, entry.Row), entry,
            (_, before) => before.Document == entry.Document || before.DecidedAt > entry.DecidedAt
                ? before : entry with { Entry = Merged(before.Entry, entry.Entry) });
        if (file is null)
            return;
        lock (writing)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.AppendAllText(file, JsonSerializer.Serialize(entry, JsonSerializerOptions.Web) + "\n");
        }
    }

    /// <summary>
    /// Takes what a register is told: <c>{subject, name, row, entry, document, decidedAt}</c>, without an entry when it ends; with a
    /// <c>row</c> <c>{list, key, value}</c> it is told of one of several, as of one home.
    /// </summary>
    public static void Map(IEndpointRouteBuilder register, RegisterSystem system) => register.MapPost("/v1/entries/tell", (Tale tale, ToldEntries told) =>
    {
        if (!Asking.IsIdNumber(tale.Subject) && !Asking.IsCreditCode(tale.Subject))
            return Problems.Of(400, "question.subject", "subject must be an ID number (GB 11643) or a credit code (GB 32100).");
        if (!Asking.IsName(tale.Name))
            return Asking.BadName();
        if (tale.Entry is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) })
            return Problems.Of(400, "question.entry", "entry must be an object, or null when it ends.");
        if (tale.Row is { } row && !(Asking.IsName(row.List) && Asking.IsName(row.Key) && Asking.IsName(row.Value)))
            return Problems.Of(400, "question.row", $"row must have list, key and value of 1 to {Asking.LongestName} characters.");
        if (tale is not { Document: { } document, DecidedAt: { } decided })
            return Problems.Of(400, "question.document", "document and decidedAt tell repeated and late news.");
        told.Keep(new(system.Name, tale.Subject!, tale.Name!, tale.Entry is { ValueKind: JsonValueKind.Object } entry ? entry : null, document, decided)
        {
            Row = tale.Row,
        });
        return Results.Ok(new { tale.Subject });
    });

    /// <summary>The entry with what it is told since, path by path; null when it ended.</summary>
    public static JsonElement? Merged(JsonElement? before, JsonElement? told)
    {
        if (told is null || before is null)
            return told;
        var merged = JsonObject.Create(before.Value)!;
        foreach (var path in told.Value.EnumerateObject())
            merged[path.Name] = JsonNode.Parse(path.Value.GetRawText());
        return JsonSerializer.SerializeToElement(merged);
    }

    private sealed record Tale(string? Subject, string? Name, ToldRow? Row, JsonElement? Entry, Guid? Document, DateTimeOffset? DecidedAt);
}

/// <summary>One of several things of the same kind that a subject has.</summary>
/// <param name="List">Path of the list in the entry: <c>homes</c>.</param>
/// <param name="Key">Path in a row that tells it from the others: <c>unitNumber</c>.</param>
internal sealed record ToldRow(string List, string Key, string Value);

/// <param name="Register">Name of the system.</param>
/// <param name="Entry">Null when what was on file ended.</param>
/// <param name="Document">That it follows from.</param>
internal sealed record ToldEntry(string Register, string Subject, string Name, JsonElement? Entry, Guid Document, DateTimeOffset DecidedAt)
{
    /// <summary>Null when it is told of the subject as a whole.</summary>
    public ToldRow? Row { get; init; }

    public string? this[string path] => Entry is { } entry && entry.TryGetProperty(path, out var value) ? value.GetString() : null;
}
