namespace OneStop.Kernel.Events;

/// <summary>A fact that happened, in the past tense, with a stored name that never changes.</summary>
#pragma warning disable CA1040 // A marker on purpose: it keeps commands and states out of the store.
public interface IEvent;
#pragma warning restore CA1040

/// <summary>The stored name of an event, e.g. <c>cases.item-accepted.v1</c>, so that classes may move.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventTypeAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>
/// Lifts an older stored event to the next version, JSON to JSON. Folds and projections know only the latest shape.
/// </summary>
public interface IUpcaster
{
    /// <summary>The stored name that this upcaster takes, e.g. <c>cases.item-accepted.v1</c>.</summary>
    string From { get; }

    /// <summary>The stored name that it gives, e.g. <c>cases.item-accepted.v2</c>.</summary>
    string To { get; }

    System.Text.Json.Nodes.JsonObject Lift(System.Text.Json.Nodes.JsonObject data);
}
