using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>A character that no font can draw would stop a certificate or a notice years later: it is found where it is written.</summary>
internal static class PrintableCheck
{
    public static IEnumerable<CatalogFault> Faults(Matter matter) =>
        from text in Texts(MatterFile.Of(matter), "")
        let odd = TypedText.FirstUnprintable(text.Value)
        where odd is not null
        select CatalogFault.At(text.Place, "unprintable", TypedText.Name(odd.Value));

    // A text in two languages has its place, not one for each.
    private static IEnumerable<(string Place, string Value)> Texts(JsonNode? node, string place) => node switch
    {
        JsonObject both when both.ContainsKey("zh") => both.SelectMany(t => Texts(t.Value, place)),
        JsonObject members => members.SelectMany(m => Texts(m.Value, MatterCheck.Join(place, m.Key))),
        JsonArray list => MatterCheck.Naming(list).Zip(list, (name, item) => Texts(item, MatterCheck.Join(place, name))).SelectMany(t => t),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [(place, value.GetValue<string>())],
        _ => [],
    };
}
