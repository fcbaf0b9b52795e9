using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Catalog.Package;

/// <summary>The words of codes and enumerations, from the texts <c>schema.choice.{table}.{code}</c> that the Studio shows, too.</summary>
internal static class CodeWords
{
    private static readonly Dictionary<Type, string> Enumerations = new()
    {
        [typeof(Evidence)] = "evidence", [typeof(LimitUnit)] = "unit", [typeof(QuestionKind)] = "question", [typeof(ResultKind)] = "result",
        [typeof(AdministrativeAct)] = "act", [typeof(CaseType)] = "case-type", [typeof(WayKind)] = "way", [typeof(Applicant)] = "applicant",
        [typeof(Acceptance)] = "acceptance", [typeof(DeliveryRule)] = "delivery", [typeof(ElementType)] = "type", [typeof(CheckDigit)] = "check",
        [typeof(Mask)] = "mask", [typeof(ControlWidth)] = "width", [typeof(HallKind)] = "hall", [typeof(StageSide)] = "side",
    };

    /// <summary>Every table with its codes, those of enumerations among them.</summary>
    public static IEnumerable<(string Table, string Code)> All =>
    [
        .. CodeTables.Names.SelectMany(t => CodeTables.Of(t).Select(c => (t, c))),
        .. Enumerations.SelectMany(e => Enum.GetNames(e.Key).Select(n => (e.Value, System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(n)))),
    ];

    /// <summary>All codes of an enumeration with their words; null for a type that is none of the catalogue's.</summary>
    public static string? Of(Type type, Texts t) => Enumerations.TryGetValue(Nullable.GetUnderlyingType(type) ?? type, out var table) ? Of(table, t) : null;

    public static string Of(string table, Texts t) =>
        string.Join("; ", All.Where(c => c.Table == table).Select(c => $"{c.Code}: {t[$"schema.choice.{table}.{c.Code}"]}"));
}
