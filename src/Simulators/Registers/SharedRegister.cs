using System.Text.Json;

namespace OneStop.Simulators.Registers;

/// <summary>A register that answers with what it has on file of a person or body: <c>Data/registers/{name}.json</c>.</summary>
internal static class SharedRegister
{
    public static void Map(IEndpointRouteBuilder register, RegisterSystem system)
    {
        var entries = RegisterData.Entries(system.Name);
        register.MapPost("/v1/entries/find", (EntryRequest question, RegisterData data, ToldEntries told) =>
        {
            JsonElement? had = entries.TryGetValue(question.Subject ?? "", out var entry) ? entry : null;
            return Find(question, told.OnFile(system.Name, question.Subject ?? "", had), data);
        });
    }

    public static IResult Find(EntryRequest question, JsonElement? onFile, RegisterData data)
    {
        if (!Asking.IsIdNumber(question.Subject) && !Asking.IsCreditCode(question.Subject))
            return Problems.Of(400, "question.subject", "subject must be an ID number (GB 11643) or a credit code (GB 32100).");
        if (!Asking.IsName(question.Name))
            return Asking.BadName();
        // A body's name is public and changes; a person's must belong to the number, or nothing is on file.
        var agrees = !data.People.TryGetValue(question.Subject!, out var person) || person.Name == question.Name;
        return agrees && onFile is { } entry
            ? Results.Ok(new { question.Subject, entry })
            : Problems.Of(404, "entry.unknown", "Nothing is on file under this code.");
    }

    internal sealed record EntryRequest(string? Subject, string? Name);
}
