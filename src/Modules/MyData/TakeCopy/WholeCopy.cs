using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Contracts.Privacy;
using OneStop.MyData.ShowLooks;
using OneStop.Web;

namespace OneStop.MyData.TakeCopy;

/// <summary>All that the platform holds of a person, from every module, and as a file (docs/my-data.md).</summary>
[UseCase]
internal sealed class WholeCopy(
    IEnumerable<IHoldsPersonalData> holders, LookList looks, IPeople people, ICatalog catalog, TextCatalogue texts, TimeProvider clock)
{
    /// <summary>The file's shape; another one is another word.</summary>
    public const string Format = "onestop.my-data/1";

    private const int MostLooks = 2000;

    private static readonly string[] Order =
        ["account", "mandates", "mandatesGiven", "consents", "sites", "drafts", "cases", "files", "certificates", "passkeys", "signIns", "looks"];

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>In the order in which people look for it; what is empty, too: that nothing is held is an answer.</summary>
    public async Task<IReadOnlyList<DataGroup>> Of(DataOwner owner, Lang lang, CancellationToken cancel)
    {
        var t = texts.In(lang);
        var groups = new List<DataGroup>();
        foreach (var holder in holders)
            groups.AddRange(await holder.Of(owner, lang, cancel));
        groups.Add(new("looks", t["data.looks"], await Looks(owner, t, cancel)));
        return [.. groups.OrderBy(g => Array.IndexOf(Order, g.Code) is >= 0 and var at ? at : Order.Length)];
    }

    public byte[] Json(IReadOnlyList<DataGroup> groups)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("takenAt", clock.GetUtcNow());
            json.WriteStartArray("groups");
            foreach (var group in groups)
                Write(json, group);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>The same to read and to print; with a mark at the beginning, by which old programs see that it is UTF-8.</summary>
    public byte[] Text(IReadOnlyList<DataGroup> groups, Lang lang)
    {
        var t = texts.In(lang);
        var lines = new StringBuilder().AppendLine(t["copy.file-title", clock.GetUtcNow()]);
        foreach (var group in groups)
        {
            lines.AppendLine().AppendLine(t["copy.group", group.Name, group.Rows.Count]);
            foreach (var row in group.Rows)
            {
                lines.AppendLine().AppendLine(row.Name);
                foreach (var value in row.Values)
                    lines.Append("  ").AppendLine(t["copy.value", value.Name, value.Value]);
            }
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(lines.ToString())];
    }

    private static void Write(Utf8JsonWriter json, DataGroup group)
    {
        json.WriteStartObject();
        json.WriteString("code", group.Code);
        json.WriteString("name", group.Name);
        json.WriteStartArray("rows");
        foreach (var row in group.Rows)
        {
            json.WriteStartObject();
            json.WriteString("name", row.Name);
            json.WriteStartArray("values");
            foreach (var value in row.Values)
            {
                json.WriteStartObject();
                json.WriteString("code", value.Code);
                json.WriteString("name", value.Name);
                json.WriteString("value", value.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private async Task<IReadOnlyList<DataRow>> Looks(DataOwner owner, Texts t, CancellationToken cancel)
    {
        var seen = await looks.Of(owner.Person, null, null, MostLooks, cancel);
        var officials = await people.StaffNames(seen.Select(s => s.Account).OfType<Guid>().Distinct(), cancel);
        var words = new LookWords(t, catalog, new(owner.Account, owner.Person), officials);
        return
        [
            .. seen.Select(look => new DataRow(t.Moment(look.Place.At),
            [
                new("who", t["copy.who"], words.Who(look)), new("what", t["copy.what"], words.What(look)),
                new("purpose", t["copy.purpose"], words.Purpose(look)),
                .. look.LegalBasis is { } basis ? new[] { new DataValue("basis", t["copy.basis"], basis) } : [],
            ])),
        ];
    }
}
