using System.Text.Json.Serialization;

namespace OneStop.EventSourcing.Events;

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class EventMetaJson : JsonSerializerContext;
