using System.Collections.Concurrent;
using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;

namespace OneStop.Secrets;

/// <summary>
/// Finds every secret in an event: in its properties, the records in them, the elements of lists and the values of
/// dictionaries, as the declared types say. A type without any is looked at once. Should one hide behind a type that does
/// not name it, it stays unsealed, and the converter refuses to store it.
/// </summary>
internal static class SecretsIn
{
    private delegate void Walk(object value, Action<ISecret> found);

    // Null: nothing to be found in this type.
    private static readonly ConcurrentDictionary<Type, Walk?> Walks = new();

    public static void Each(object value, Action<ISecret> found) => WalkOf(value.GetType())?.Invoke(value, found);

    private static Walk? WalkOf(Type type) => Walks.GetOrAdd(type, static t => Holds(t, []) ? Make(t) : null);

    private static bool Holds(Type type, HashSet<Type> seen)
    {
        if (SecretJson.IsSecret(type))
            return true;
        return seen.Add(type) && (ElementOf(type) is { } element ? Holds(element, seen) : PropertiesOf(type).Any(p => Holds(p.PropertyType, seen)));
    }

    private static Walk Make(Type type)
    {
        if (SecretJson.IsSecret(type))
            return static (value, found) => found((ISecret)value);
        if (ElementOf(type) is { } element)
        {
            return (value, found) =>
            {
                foreach (var one in (IEnumerable)value)
                    Into(one, element, found);
            };
        }

        var properties = PropertiesOf(type).Where(p => Holds(p.PropertyType, []))
            .Select(p => (Get: MethodInvoker.Create(p.GetMethod!), Type: p.PropertyType)).ToArray();
        return (value, found) =>
        {
            foreach (var (get, declared) in properties)
                Into(get.Invoke(value), declared, found);
        };
    }

    private static void Into(object? value, Type declared, Action<ISecret> found)
    {
        if (value is not null)
            WalkOf(declared)!(value, found);
    }

    private static Type? ElementOf(Type type) => type == typeof(string) ? null : type.IsArray ? type.GetElementType() :
        type.GetInterfaces().Append(type)
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    // What JSON writes. Of the framework's own types only pairs (the elements of dictionaries) hold something of ours.
    private static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true && !IsPair(type)
            ? []
            : type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.GetMethod is not null && p.GetIndexParameters().Length == 0
                    && p.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition != JsonIgnoreCondition.Always);

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
}
