using System.Text.Json.Nodes;

namespace OneStop.Domain;

/// <summary>
/// Lifts an older stored event to the next version, JSON to JSON. Folds and projections know only the latest shape.
/// </summary>
public interface IUpcaster
{
    /// <summary>The stored name that this upcaster takes, e.g. <c>cases.item-accepted.v1</c>.</summary>
    string From { get; }

    /// <summary>The stored name that it gives, e.g. <c>cases.item-accepted.v2</c>.</summary>
    string To { get; }

    /// <summary>The data in the newer shape. Secrets in it are still sealed.</summary>
    JsonObject Lift(JsonObject data);
}
