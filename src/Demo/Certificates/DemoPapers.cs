using System.Globalization;
using System.Text.Json;
using OneStop.Certificates.Layouts;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Identifiers;

namespace OneStop.Demo.Certificates;

/// <summary>
/// Papers that people of the demo hold as certificates, with what the departments' registers say: <c>papers.json</c> names
/// holders, printed lines and data elements, each with its path in the register.
/// </summary>
internal static class DemoPapers
{
    /// <param name="In">List of which the first row is the paper's; without it, the entry itself.</param>
    /// <param name="From">Path of the first day; without it, the day on which the holder's first paper was issued.</param>
    /// <param name="To">Path of the last day; without it there is no end.</param>
    /// <param name="Words">Path to code to what is printed for it.</param>
    internal sealed record Paper(
        string Register, string Code, string Name, string Department, string Type, string Prefix, string? In, string? From, string? To,
        IReadOnlyList<string> Holders, IReadOnlyDictionary<string, string> Lines, IReadOnlyDictionary<string, string> Data,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Words);

    /// <param name="Key">Short name of the demo's person or enterprise.</param>
    /// <param name="IdCode">ID number or credit code.</param>
    /// <param name="Since">First day of the holder's first paper.</param>
    internal sealed record Holder(string Key, string Name, string IdCode, DateOnly Since);

    public static IEnumerable<(Holder Holder, string Department, ResultOrder Result)> Of(IReadOnlyCollection<Holder> holders) =>
        from paper in Resources.Json<List<Paper>>("papers.json")
        let register = Resources.Json<Dictionary<string, JsonElement>>($"registers/{paper.Register}.json")
        from key in paper.Holders
        let holder = holders.Single(h => h.Key == key)
        select (holder, paper.Department, Order(paper, holder, paper.In is { } list ? register[holder.IdCode].GetProperty(list)[0] : register[holder.IdCode]));

    private static ResultOrder Order(Paper paper, Holder holder, JsonElement entry)
    {
        var name = CitizenId.IsValid(holder.IdCode) ? "姓名" : "名称";
        var lines = new List<KeyValuePair<string, string>> { new("编号", ResultOrder.NumberPlaceholder), new(name, holder.Name) };
        foreach (var (label, path) in paper.Lines)
            lines.Add(new(label, string.Join('、', Values(entry, path).Select(v => paper.Words?.GetValueOrDefault(path)?.GetValueOrDefault(v) ?? v))));
        var to = paper.To is { } end ? Day(entry, end) : (DateOnly?)null;
        if (to is { } last)
            lines.Add(new("有效期至", Paint.Date(last)));
        var data = paper.Data.ToDictionary(d => d.Key, d => string.Join(',', Values(entry, d.Value)), StringComparer.Ordinal);
        return new(paper.Code, paper.Type, paper.Name, ResultKind.Certificate, paper.Prefix, paper.From is { } from ? Day(entry, from) : holder.Since, to, null,
            new CertificateFace(holder.Name, holder.IdCode, lines, data));
    }

    private static DateOnly Day(JsonElement entry, string path) => DateOnly.Parse(entry.GetProperty(path).GetString()!, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Values(JsonElement entry, string path) => entry.GetProperty(path) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(v => v.GetString()!),
        { ValueKind: JsonValueKind.String } text => [text.GetString()!],
        var number => [number.GetRawText()],
    };
}
