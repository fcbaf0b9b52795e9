using System.Text.Json.Serialization;
using System.Text.Json;
using OneStop.Secrets;

namespace OneStop.Identity.People;

/// <summary>What is sealed of a person. Officials may have neither number on file.</summary>
internal sealed record PersonFacts(string Name, string? IdNumber = null, string? Mobile = null);

/// <summary>What is sealed of an enterprise.</summary>
internal sealed record EnterpriseFacts(string Name, string Uscc, string LegalRepresentative);

internal static class Facts
{
    public static byte[] Seal(this SubjectKey key, PersonFacts facts) => key.Seal(JsonSerializer.SerializeToUtf8Bytes(facts, FactsJson.Default.PersonFacts));

    public static byte[] Seal(this SubjectKey key, EnterpriseFacts facts) =>
        key.Seal(JsonSerializer.SerializeToUtf8Bytes(facts, FactsJson.Default.EnterpriseFacts));

    public static PersonFacts OpenPerson(this SubjectKey key, byte[] bytes) => JsonSerializer.Deserialize(key.Open(bytes), FactsJson.Default.PersonFacts)!;

    public static EnterpriseFacts OpenEnterprise(this SubjectKey key, byte[] bytes) =>
        JsonSerializer.Deserialize(key.Open(bytes), FactsJson.Default.EnterpriseFacts)!;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PersonFacts))]
[JsonSerializable(typeof(EnterpriseFacts))]
internal sealed partial class FactsJson : JsonSerializerContext;
