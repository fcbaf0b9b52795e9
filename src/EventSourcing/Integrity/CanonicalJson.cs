using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text;

namespace OneStop.EventSourcing.Integrity;

/// <summary>
/// JSON in the canonical form of RFC 8785 (JCS): members sorted by their UTF-16 code units, no white space, the shortest
/// strings and numbers. Two texts of the same content have one form, however a database or a stranger stores them.
/// Numbers are IEEE doubles, as the RFC has it; what needs more digits is written as a string.
/// </summary>
internal static class CanonicalJson
{
    private const double LargestWhole = 9_007_199_254_740_992;

    /// <exception cref="JsonException">It is not JSON.</exception>
    public static byte[] Of(ReadOnlyMemory<byte> json)
    {
        var writer = new ArrayBufferWriter<byte>(json.Length);
        Write(writer, json);
        return writer.WrittenSpan.ToArray();
    }

    /// <exception cref="JsonException">It is not JSON.</exception>
    public static void Write(IBufferWriter<byte> writer, ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        Write(writer, document.RootElement);
    }

    public static void Write(IBufferWriter<byte> writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteMembers(writer, element);
                break;
            case JsonValueKind.Array:
                writer.Write("["u8);
                var first = true;
                foreach (var item in element.EnumerateArray())
                {
                    if (!first)
                        writer.Write(","u8);
                    first = false;
                    Write(writer, item);
                }

                writer.Write("]"u8);
                break;
            case JsonValueKind.String:
                WriteString(writer, element.GetString()!);
                break;
            case JsonValueKind.Number:
                Encoding.UTF8.GetBytes(NumberText(element.GetDouble()), writer);
                break;
            case JsonValueKind.True:
                writer.Write("true"u8);
                break;
            case JsonValueKind.False:
                writer.Write("false"u8);
                break;
            default:
                writer.Write("null"u8);
                break;
        }
    }

    /// <summary>A string in quotes, escaped as little as JSON allows.</summary>
    public static void WriteString(IBufferWriter<byte> writer, string text)
    {
        writer.Write("\""u8);
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Escaped(text[i]) is not { } escaped)
                continue;
            Encoding.UTF8.GetBytes(text.AsSpan(from, i - from), writer);
            Encoding.UTF8.GetBytes(escaped, writer);
            from = i + 1;
        }

        Encoding.UTF8.GetBytes(text.AsSpan(from), writer);
        writer.Write("\""u8);
    }

    private static void WriteMembers(IBufferWriter<byte> writer, JsonElement element)
    {
        writer.Write("{"u8);
        var first = true;
        foreach (var member in element.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            if (!first)
                writer.Write(","u8);
            first = false;
            WriteString(writer, member.Name);
            writer.Write(":"u8);
            Write(writer, member.Value);
        }

        writer.Write("}"u8);
    }

    private static string? Escaped(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < ' ' => $"\\u{(int)c:x4}",
        _ => null,
    };

    /// <summary>As ECMAScript prints a number (ECMA-262, Number::toString), which RFC 8785 section 3.2.2.3 asks for.</summary>
    private static string NumberText(double number)
    {
        if (number == 0)
            return "0";
        if (!double.IsFinite(number))
            throw new JsonException("A number that no double can hold has no canonical form.");
        if (Math.Abs(number) <= LargestWhole && number == Math.Truncate(number))
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        var (digits, exponent) = Parts(Math.Abs(number).ToString("R", CultureInfo.InvariantCulture));
        var sign = number < 0 ? "-" : "";
        var point = exponent + 1;
        return sign + point switch
        {
            > 0 and <= 21 when digits.Length <= point => digits.PadRight(point, '0'),
            > 0 and <= 21 => $"{digits[..point]}.{digits[point..]}",
            > -6 and <= 0 => $"0.{new string('0', -point)}{digits}",
            _ => $"{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}",
        };
    }

    /// <summary>The significant digits, and the power of ten of the first of them.</summary>
    private static (string Digits, int Exponent) Parts(string shortest)
    {
        var e = shortest.IndexOf('E', StringComparison.Ordinal);
        var mantissa = e < 0 ? shortest : shortest[..e];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal) is >= 0 and var at ? at : mantissa.Length;
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var zeros = all.Length - all.TrimStart('0').Length;
        var power = e < 0 ? 0 : int.Parse(shortest.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return (all.Trim('0'), point - zeros - 1 + power);
    }
}
