using System.Text;
using System.Text.Json;

namespace OneStop.Kernel.Integrity;

/// <summary>JSON in the canonical form of RFC 8785 (JCS), as far as whole numbers go: what is hashed and signed, and what a stranger can make again.</summary>
public static class Jcs
{
    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Of(document.RootElement);
    }

    public static string Of(JsonElement element)
    {
        var text = new StringBuilder();
        Write(text, element);
        return text.ToString();
    }

    private static void Write(StringBuilder to, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var first = true;
                to.Append('{');
                foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    to.Append(first ? "" : ",");
                    first = false;
                    Write(to, property.Name);
                    to.Append(':');
                    Write(to, property.Value);
                }

                to.Append('}');
                break;
            case JsonValueKind.Array:
                to.Append('[');
                for (var i = 0; i < element.GetArrayLength(); i++)
                {
                    to.Append(i == 0 ? "" : ",");
                    Write(to, element[i]);
                }

                to.Append(']');
                break;
            case JsonValueKind.String:
                Write(to, element.GetString()!);
                break;
            case JsonValueKind.Number:
                to.Append(element.GetInt64());
                break;
            default:
                to.Append(element.GetRawText());
                break;
        }
    }

    private static void Write(StringBuilder to, string text)
    {
        to.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => to.Append("\\\""),
                '\\' => to.Append("\\\\"),
                '\b' => to.Append("\\b"),
                '\t' => to.Append("\\t"),
                '\n' => to.Append("\\n"),
                '\f' => to.Append("\\f"),
                '\r' => to.Append("\\r"),
                < ' ' => to.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => to.Append(c),
            };
        }

        to.Append('"');
    }
}
