using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json;
using OneStop.Domain;
using OneStop.EventSourcing.Events;
using OneStop.EventSourcing.Secrets;
using OneStop.Secrets;

namespace OneStop.EventSourcing.Store;

/// <summary>
/// Commands, answers and streams as JSON between the nodes of one installation: what is personal in them is sealed under a
/// key that only these nodes have.
/// </summary>
internal static class Wire
{
    /// <summary>For the fingerprint of a command, which never leaves the process: secrets in clear, keys by their subject.</summary>
    public static readonly JsonSerializerOptions Plain = new(EventJson.Options)
    {
        Converters = { new PlainSecretJson(), new SubjectKeyJson(k => k.Subject.ToByteArray(), null) },
    };

    public static JsonSerializerOptions Options(MasterKeys masters, EventTypes types)
    {
        var options = new JsonSerializerOptions(EventJson.Options);
        // In front: the first that fits is taken.
        JsonConverter[] ours =
        [
            new WireSecretJson(masters.Wire), new SubjectKeyJson(k => [.. k.Subject.ToByteArray(), .. masters.Wrap(k)], masters),
            new ArgumentsJson(), new ResultJson(), new LoadedJson(types),
        ];
        for (var i = 0; i < ours.Length; i++)
            options.Converters.Insert(i, ours[i]);
        return options;
    }

    private sealed class SubjectKeyJson(Func<SubjectKey, byte[]> write, MasterKeys? masters) : JsonConverter<SubjectKey>
    {
        private const int IdLength = 16;

        public override SubjectKey? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var bytes = reader.GetBytesFromBase64();
            return masters!.Unwrap(new Guid(bytes.AsSpan(0, IdLength)), bytes[IdLength..]);
        }

        public override void Write(Utf8JsonWriter writer, SubjectKey value, JsonSerializerOptions options) => writer.WriteBase64StringValue(write(value));
    }

    private sealed class PlainSecretJson : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => SecretJson.IsSecret(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

        private sealed class Of<T> : JsonConverter<Secret<T>>
            where T : class
        {
            public override Secret<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                throw new NotSupportedException("Only written.");

            public override void Write(Utf8JsonWriter writer, Secret<T> value, JsonSerializerOptions options) =>
                JsonSerializer.Serialize(writer, value.Value, options);
        }
    }

    /// <summary>
    /// The arguments of a refusal, each with its kind: they are printed in the reader's language at the other end. A converter of
    /// the whole list: one of <see cref="object"/> would be given every command, which Orleans hands over as such.
    /// </summary>
    private sealed class ArgumentsJson : JsonConverter<IReadOnlyList<object>>
    {
        private static readonly Dictionary<string, Type> Kinds =
            new Type[] { typeof(string), typeof(int), typeof(long), typeof(decimal), typeof(bool), typeof(Guid), typeof(DateOnly), typeof(DateTimeOffset),
                typeof(Bilingual) }
                .ToDictionary(t => t.Name, StringComparer.Ordinal);

        public override IReadOnlyList<object> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return [.. document.RootElement.EnumerateArray().Select(argument => argument.EnumerateObject().Single())
                .Select(kind => kind.Value.Deserialize(Kinds[kind.Name], options)!)];
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<object> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var argument in value)
            {
                var type = argument.GetType();
                if (!Kinds.ContainsKey(type.Name))
                    throw new NotSupportedException($"A refusal has an argument of {type}, which cannot travel between nodes.");
                writer.WriteStartObject();
                writer.WritePropertyName(type.Name);
                JsonSerializer.Serialize(writer, argument, type, options);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }
    }

    private sealed class ResultJson : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Result<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

        private sealed class Of<T> : JsonConverter<Result<T>>
        {
            private sealed record Form(T? Value, List<Refusal>? Refusals);

            public override Result<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            {
                var form = JsonSerializer.Deserialize<Form>(ref reader, options)!;
                return form.Refusals is { } refusals ? Result<T>.Refused(refusals) : Result<T>.Of(form.Value!);
            }

            public override void Write(Utf8JsonWriter writer, Result<T> value, JsonSerializerOptions options) =>
                JsonSerializer.Serialize(writer, value.Succeeded(out var result) ? new Form(result, null) : new Form(default, [.. value.Refusals]), options);
        }
    }

    /// <summary>A stream travels as its events and is folded again where it arrives.</summary>
    private sealed class LoadedJson(EventTypes types) : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Loaded<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()), types)!;

        private sealed record Line(string Type, JsonElement Data, EventMeta Meta);

        private sealed record Form(Guid Id, SubjectKey? Key, string LastHash, List<Line> Events);

        private sealed class Of<TState>(EventTypes types) : JsonConverter<Loaded<TState>>
            where TState : class, IAggregate<TState>
        {
            public override Loaded<TState> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            {
                var form = JsonSerializer.Deserialize<Form>(ref reader, options)!;
                var events = form.Events.Select((line, i) => new Recorded(i + 1, (IEvent)line.Data.Deserialize(types.TypeOf(line.Type), options)!, line.Meta))
                    .ToImmutableList();
                return new(form.Id, events.Aggregate(TState.Empty, (state, e) => state.Evolve(e.Event, e.Meta)), events.Count, form.Key, form.LastHash, events);
            }

            public override void Write(Utf8JsonWriter writer, Loaded<TState> value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer,
                new Form(value.Id, value.Key, value.LastHash,
                    [.. value.Events.Select(e => new Line(types.NameOf(e.Event.GetType()),
                        JsonSerializer.SerializeToElement(e.Event, e.Event.GetType(), options), e.Meta))]), options);
        }
    }
}
