using System.Text.Json.Serialization.Metadata;
using OneStop.Catalog.Check;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Parts;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Studio.Forms;

/// <summary>What the members of a part may hold, as its type says: what publishing would refuse is refused where it is typed.</summary>
internal sealed class PartType
{
    public static readonly PartType Unknown = new(null);

    private readonly Type? type;

    private PartType(Type? type) => this.type = type;

    /// <summary>Of the part at a place, e.g. <c>items/E01-I2/feeCases/1</c>.</summary>
    public static PartType At(DraftKind kind, string place) =>
        PartPath.Split(place).Where((_, at) => at % 2 == 0).Aggregate(Of(kind), (part, list) => part.Inner(list));

    /// <summary>Of a member that is a part itself, or of the entries of a list.</summary>
    public PartType Inner(string member) => Find(member)?.PropertyType is not { } found ? Unknown
        : new(found.IsGenericType && found.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? found.GetGenericArguments()[0] : found);

    public MemberLimits Limits(string member) => Find(member) is { } found ? MemberLimits.Of(found.AttributeProvider) : MemberLimits.None;

    private JsonPropertyInfo? Find(string member) =>
        type is null ? null : CatalogJson.Options.GetTypeInfo(type).Properties.FirstOrDefault(p => p.Name == member);

    private static PartType Of(DraftKind kind) => new(kind switch
    {
        DraftKind.Matter => typeof(Matter),
        DraftKind.Element => typeof(DataElement),
        DraftKind.Department => typeof(Department),
        DraftKind.Hall => typeof(Hall),
        DraftKind.Item => typeof(BasicItem),
        DraftKind.Policy => typeof(Policy),
        _ => null,
    });
}
