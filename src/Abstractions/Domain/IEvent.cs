namespace OneStop.Domain;

/// <summary>A fact that happened, in the past tense, with a stored name that never changes.</summary>
#pragma warning disable CA1040 // A marker on purpose: it keeps commands and states out of the store.
public interface IEvent;
#pragma warning restore CA1040

/// <summary>The stored name of an event, e.g. <c>cases.item-accepted.v1</c>, so that classes may move.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventTypeAttribute(string name) : Attribute
{
    /// <summary>The stored name, with its version: <c>cases.item-accepted.v1</c>.</summary>
    public string Name { get; } = name;
}
