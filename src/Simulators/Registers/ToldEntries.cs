using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OneStop.Simulators.Registers;

/// <summary>
/// What the registers were told since the data of <c>Data/</c>: the newest word of each subject counts. Kept in a file, line by line, when
/// one is given (<c>--Simulators:Told=…</c>), so that a city that is started again remembers.
/// </summary>
internal sealed class ToldEntries
{
    private readonly ConcurrentDictionary<(string Register, string Subject), ToldEntry> told = [];
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
            told[(entry.Register, entry.Subject)] = entry;
        }
    }

    /// <summary>The newest word of a subject; null when nothing was told.</summary>
    public ToldEntry? Of(string register, string subject) => told.GetValueOrDefault((register, subject));

    /// <summary>Everything that one register was told.</summary>
    public IEnumerable<ToldEntry> All(string register) => told.Values.Where(t => t.Register == register);

    public void Keep(ToldEntry entry)
    {
        // Late and repeated news is passed over. What it does not name stays as it was told before; what ended begins anew.
        entry = told.AddOrUpdate((entry.Register, entry.Subject), entry, (_, before) => before.Document == entry.Document || before.DecidedAt > entry.DecidedAt
            ? before : entry with { Entry = Merged(before.Entry, entry.Entry) });
        if (file is null)
            return;
        lock (writing)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.AppendAllText(file, JsonSerializer.Serialize(entry, JsonSerializerOptions.Web) + "\n");
        }
    }

    /// <summary>Takes what a register is told: <c>{subject, name, entry, document, decidedAt}</c>, without an entry when it ends.</summary>
    public static void Map(IEndpointRouteBuilder register, RegisterSystem system) => register.MapPost("/v1/entries/tell", (Tale tale, ToldEntries told) =>
    {
        if (!Asking.IsIdNumber(tale.Subject) && !Asking.IsCreditCode(tale.Subject))
            return Problems.Of(400, "question.subject", "subject must be an ID number (GB 11643) or a credit code (GB 32100).");
        if (!Asking.IsName(tale.Name))
            return Asking.BadName();
        if (tale.Entry is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) })
            return Problems.Of(400, "question.entry", "entry must be an object, or null when it ends.");
        if (tale is not { Document: { } document, DecidedAt: { } decided })
            return Problems.Of(400, "question.document", "document and decidedAt tell repeated and late news.");
        told.Keep(new(system.Name, tale.Subject!, tale.Name!, tale.Entry is { ValueKind: JsonValueKind.Object } entry ? entry : null, document, decided));
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

    private sealed record Tale(string? Subject, string? Name, JsonElement? Entry, Guid? Document, DateTimeOffset? DecidedAt);
}

/// <param name="Register">Name of the system.</param>
/// <param name="Entry">Null when what was on file ended.</param>
/// <param name="Document">That it follows from.</param>
internal sealed record ToldEntry(string Register, string Subject, string Name, JsonElement? Entry, Guid Document, DateTimeOffset DecidedAt)
{
    public string? this[string path] => Entry is { } entry && entry.TryGetProperty(path, out var value) ? value.GetString() : null;
}
