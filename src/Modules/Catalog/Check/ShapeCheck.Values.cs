using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OneStop.Contracts.Catalog;
using OneStop.Rules;

namespace OneStop.Catalog.Check;

/// <summary>Single values: texts, codes, figures, days, conditions.</summary>
internal sealed partial class ShapeCheck
{
    /// <summary>Stands for a text that is not there.</summary>
    public const string Mended = "——？——";

    private static readonly string[] Languages = ["zh", "en"];

    public static bool IsMended(object? argument) => argument switch
    {
        string text => text.Contains(Mended, StringComparison.Ordinal),
        Bilingual both => both.Zh.Contains(Mended, StringComparison.Ordinal),
        IEnumerable<string> list => list.Any(IsMended),
        _ => false,
    };

    private JsonObject Both(JsonNode? node, string place, MemberLimits limits)
    {
        var mended = new JsonObject { ["zh"] = Mended, ["en"] = Mended };
        if (node is not JsonObject both)
        {
            Wrong(place, node is null ? "no-chinese" : "not-two-languages");
            return mended;
        }

        foreach (var other in both.Select(m => m.Key).Where(k => k is not ("zh" or "en")))
            faults.Add(CatalogFault.At(MatterCheck.Join(place, other), "member-unknown", other, Languages));
        var (zh, en) = (One("zh"), One("en"));
        if (zh is { Length: 0 })
            Wrong(place, "no-chinese");
        else if (zh is not null)
            mended["zh"] = zh;
        if (en is { Length: 0 } && zh is { Length: > 0 })
            untranslated.Add(CatalogFault.At(place, "no-english", zh));
        mended["en"] = en ?? Mended;
        return mended;

        // Empty for none, null for something that is no text.
        string? One(string language)
        {
            if (both[language] is not { } value)
                return "";
            if (Read(value) is { } text)
                return text.Trim().Length == 0 ? "" : Fits(text, place, limits.Most ?? CatalogLimits.Text, isLines: true) ? text : null;
            Wrong(place, "not-text");
            return null;
        }
    }

    private string Word(JsonNode? node, string place, MemberLimits limits)
    {
        if (node is not null && Read(node) is null)
            return Mend(place, "not-text", Mended);
        if (node is null || Read(node) is not { } text || text.Trim().Length == 0)
            return Mend(place, "absent", Mended);
        if (!Fits(text, place, limits.Most ?? CatalogLimits.Word, isLines: false))
            return Mended;
        if (text.Length < (limits.Least ?? 0))
            return Mend(place, "too-short", Mended, text, limits.Least);
        if (limits.Pattern is not { } pattern || Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking))
            return text;
        Wrong(place, KeyOf(pattern), text, 50);
        return Mended;
    }

    // The sentence for each form that is written with a pattern.
    private static string KeyOf(string pattern) => pattern switch
    {
        CatalogLimits.Phone => "form.phone",
        CatalogLimits.Region => "form.region",
        CatalogLimits.Basic => "basic-code",
        CatalogLimits.CertificateType => "certificate-type",
        _ => "code",
    };

    private string Code(JsonNode? node, string place, string table)
    {
        var codes = CodeTables.Of(table);
        if (Absent(node) is { } absent)
            Doubt(place, absent);
        else if (Read(node) is not { } code || !codes.Contains(code))
            Doubt(place, "not-among", node!.ToJsonString().Trim('"'), codes);
        else
            return code;
        return codes[^1];
    }

    private string Choice(Type type, JsonNode? node, string place)
    {
        var names = Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName).ToList();
        if (Absent(node) is { } absent)
            Doubt(place, absent);
        else if (Read(node) is not { } name || !names.Contains(name))
            Doubt(place, "not-among", node!.ToJsonString().Trim('"'), names);
        else
            return name;
        return names[0];
    }

    private JsonNode Figure(Type type, JsonNode? node, string place, MemberLimits limits)
    {
        var isWhole = type != typeof(decimal) && type != typeof(double);
        var (least, most) = limits.Range ?? (type == typeof(int) ? (int.MinValue, int.MaxValue) : (-1_000_000_000_000_000m, 1_000_000_000_000_000m));
        if (limits.Table is { } days && node?.GetValueKind() == JsonValueKind.Number)
            return CodeTables.Of(days).Contains(node.ToJsonString()) ? node.DeepClone()
                : Mend<JsonNode>(place, "not-among", 1, node.ToJsonString(), CodeTables.Of(days));
        var usual = Math.Clamp(0, least, most);
        if (node?.GetValueKind() != JsonValueKind.Number)
            return Mend<JsonNode>(place, Absent(node) ?? "not-a-number", isWhole ? JsonValue.Create((long)usual) : JsonValue.Create(usual));
        if (!decimal.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value < least || value > most)
            Wrong(place, "out-of-range", node.ToJsonString(), least, most);
        else if (isWhole && !long.TryParse(node.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            Wrong(place, "not-whole", node.ToJsonString());
        else if (limits.Range?.Most == CatalogLimits.Fee && decimal.Round(value, 2) != value)
            Wrong(place, "too-exact", node.ToJsonString());
        else
            return node.DeepClone();
        return isWhole ? JsonValue.Create((long)usual) : JsonValue.Create(usual);
    }

    private string Day(Type type, JsonNode? node, string place)
    {
        const string Someday = "2026-01-01";
        var isDay = type == typeof(DateOnly);
        if (Absent(node) is { } absent)
            return Mend(place, absent, isDay ? Someday : Someday + "T00:00:00+08:00");
        var text = Read(node);
        DateOnly? day = !isDay ? DateTimeOffset.TryParseExact(text, ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture,
                DateTimeStyles.None, out var moment) && text!.Length > 19 ? DateOnly.FromDateTime(moment.DateTime) : null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
        if (day?.Year is >= CatalogLimits.FirstYear and <= CatalogLimits.LastYear)
            return text!;
        return Mend(place, isDay ? "not-a-day" : "not-a-moment", isDay ? Someday : Someday + "T00:00:00+08:00", text ?? node!.ToJsonString());
    }

    private JsonNode? Condition(JsonNode? node, string place)
    {
        try
        {
            if (node is null)
                Doubt(place, "absent");
            else
                return Rule.Parse(JsonSerializer.SerializeToElement(node)) is var _ ? node.DeepClone() : null;
        }
        catch (Exception e) when (e is RuleException or JsonException or InvalidOperationException)
        {
            Doubt(place, "rule-too-deep");
        }

        return true;
    }

    /// <summary>The text of a value; null when it is none, or half a character stands in it.</summary>
    public static string? Read(JsonNode? node)
    {
        try
        {
            return node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Absent(JsonNode? node) => node is null || Read(node) is { } text && text.Trim().Length == 0 ? "absent" : null;

    private bool Fits(string text, string place, int most, bool isLines)
    {
        if (text.Length > most)
            Wrong(place, "too-long", text.Length, most);
        else if (Invisible(text, isLines) is { } odd)
            Wrong(place, "control-character", $"U+{(int)odd:X4}");
        else
            return true;
        return false;
    }

    private static char? Invisible(string text, bool isLines)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c) && !(isLines && c is '\n' or '\r' or '\t'))
                return c;
        }

        return null;
    }

    private T Mend<T>(string place, string key, T mended, params IReadOnlyList<object?> args)
    {
        faults.Add(new(place, key, args));
        return mended;
    }

    private void Wrong(string place, string key, params IReadOnlyList<object?> args) => faults.Add(new(place, key, args));

    private void Doubt(string place, string key, params IReadOnlyList<object?> args)
    {
        faults.Add(new(place, key, args));
        doubtful.Add(place);
    }
}
