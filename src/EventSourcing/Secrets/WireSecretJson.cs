using System.Text.Json;
using System.Text.Json.Serialization;
using OneStop.Secrets;

namespace OneStop.EventSourcing.Secrets;

/// <summary>
/// A secret on its way between the nodes of one installation, inside a command or an answer: sealed under
/// <see cref="MasterKeys.Wire"/>, since the sender of a command need not know the subject's key. Stands in
/// <see cref="JsonSerializerOptions.Converters"/>, where it goes before the converter that secrets are stored with.
/// </summary>
internal sealed class WireSecretJson(SubjectKey wire) : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => SecretJson.IsSecret(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()[0]), wire)!;

    private sealed class Converter<T>(SubjectKey wire) : JsonConverter<Secret<T>>
        where T : class
    {
        public override Secret<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            SecretJson.Value<T>(wire.Open(reader.GetBytesFromBase64())) is { } value ? new(value) : Secret<T>.Forgotten;

        public override void Write(Utf8JsonWriter writer, Secret<T> value, JsonSerializerOptions options) =>
            writer.WriteBase64StringValue(wire.Seal(SecretJson.Plain(value.Value)));
    }
}
