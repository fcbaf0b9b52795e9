using System.Collections.Concurrent;
using System.Text.Json.Serialization;

namespace OneStop.Simulators.Faults;

[JsonConverter(typeof(JsonStringEnumConverter<FaultMode>))]
internal enum FaultMode
{
    [JsonStringEnumMemberName("ok")] Ok,
    [JsonStringEnumMemberName("slow")] Slow,
    [JsonStringEnumMemberName("down")] Down,
    [JsonStringEnumMemberName("drop")] Drop,
    [JsonStringEnumMemberName("garbage")] Garbage,
}

/// <param name="Milliseconds">How late a slow system answers; without meaning in other modes.</param>
internal readonly record struct Fault(FaultMode Mode, int Milliseconds)
{
    public static readonly Fault None = new(FaultMode.Ok, 0);
}

/// <summary>What is wrong with each system at this moment.</summary>
internal sealed class FaultSwitches
{
    public const int LongestDelay = 60_000;

    private readonly ConcurrentDictionary<string, Fault> faults = new(StringComparer.Ordinal);

    public Fault this[RegisterSystem system]
    {
        get => faults.GetValueOrDefault(system.Name, Fault.None);
        set => faults[system.Name] = value;
    }
}
