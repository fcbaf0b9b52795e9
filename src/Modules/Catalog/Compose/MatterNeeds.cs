using System.Runtime.CompilerServices;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Compose;

/// <summary>Who needs what in a matter, looked up once: a published version never changes.</summary>
internal sealed class MatterNeeds
{
    private static readonly ConditionalWeakTable<Matter, MatterNeeds> Known = [];

    private readonly Dictionary<string, DataElement> elements;
    private readonly ILookup<string, (ServiceItem Item, ItemField Need)> fields;
    private readonly ILookup<string, (ServiceItem Item, ItemMaterial Need)> materials;
    private readonly ILookup<string, Preset> presets;

    private MatterNeeds(Matter matter)
    {
        Matter = matter;
        elements = matter.Elements.ToDictionary(e => e.Code, StringComparer.Ordinal);
        fields = matter.Items.SelectMany(i => i.Fields.Select(f => (Item: i, Need: f))).ToLookup(n => n.Need.Element, StringComparer.Ordinal);
        materials = matter.Items.SelectMany(i => i.Materials.Select(m => (Item: i, Need: m))).ToLookup(n => n.Need.Material, StringComparer.Ordinal);
        presets = matter.Presets.ToLookup(p => p.Element, StringComparer.Ordinal);
    }

    public static MatterNeeds Of(Matter matter) => Known.GetValue(matter, m => new(m));

    public Matter Matter { get; }

    public DataElement Element(string code) => elements[code];
    public IEnumerable<(ServiceItem Item, ItemField Need)> FieldNeeds(string element) => fields[element];
    public IEnumerable<(ServiceItem Item, ItemMaterial Need)> MaterialNeeds(string material) => materials[material];
    public IEnumerable<Preset> Presets(string element) => presets[element];
}
