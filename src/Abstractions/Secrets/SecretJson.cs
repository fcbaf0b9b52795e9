using System.Text.Json;
using System.Text.Json.Serialization;
using OneStop.Domain;

namespace OneStop.Secrets;

/// <summary>A secret at rest: its sealed bytes in base64. It needs no key, so it runs on any thread and at any time.</summary>
internal sealed class SecretJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => IsSecret(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()[0]))!;

    internal static bool IsSecret(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Secret<>);

    internal static InvalidOperationException NoKey() => new("A secret can only be stored in a stream that has a subject with a key.");

    internal static byte[] Plain<T>(T? value)
        where T : class => JsonSerializer.SerializeToUtf8Bytes(value, EventJson.Options);

    internal static T? Value<T>(byte[] plain)
        where T : class => JsonSerializer.Deserialize<T>(plain, EventJson.Options);

    private sealed class Converter<T> : JsonConverter<Secret<T>>
        where T : class
    {
        public override Secret<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetBytesFromBase64());

        public override void Write(Utf8JsonWriter writer, Secret<T> value, JsonSerializerOptions options) =>
            writer.WriteBase64StringValue(((ISecret)value).SealedBytes ?? throw NoKey());
    }
}
