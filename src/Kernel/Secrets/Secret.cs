using System.Text.Json;
using System.Text.Json.Serialization;

namespace OneStop.Kernel.Secrets;

/// <summary>
/// A personal value inside an event: plain in memory, encrypted under the stream's subject in JSON. It never prints
/// itself, so it cannot slip into a log. When the subject's key is gone it reads as forgotten.
/// </summary>
[JsonConverter(typeof(SecretJson))]
public sealed record Secret<T>
    where T : class
{
    private readonly T? value;

    public Secret(T value) => this.value = value;

    private Secret() { }

    public static Secret<T> Forgotten { get; } = new();

    public bool IsForgotten => value is null;

    /// <summary>The value; null once the subject is forgotten.</summary>
    public T? Value => value;

    public override string ToString() => IsForgotten ? "(forgotten)" : "(secret)";

    public static implicit operator Secret<T>(T value) => new(value);
}

internal sealed class SecretJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Secret<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()[0]))!;

    private sealed class Converter<T> : JsonConverter<Secret<T>>
        where T : class
    {
        public override Secret<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var key = SubjectKey.Current;
            return key is null
                ? Secret<T>.Forgotten
                : new(JsonSerializer.Deserialize<T>(key.Open(reader.GetBytesFromBase64()), options)!);
        }

        public override void Write(Utf8JsonWriter writer, Secret<T> value, JsonSerializerOptions options)
        {
            var key = SubjectKey.Current ?? throw new InvalidOperationException("A secret can only be stored in a stream that has a subject with a key.");
            writer.WriteBase64StringValue(key.Seal(JsonSerializer.SerializeToUtf8Bytes(value.Value, options)));
        }
    }
}
