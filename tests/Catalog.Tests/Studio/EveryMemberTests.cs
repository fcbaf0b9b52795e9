using System.Text.Json.Serialization.Metadata;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Studio.Forms;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Tests.Studio;

/// <summary>What the format can say, officials can say in the Studio: nobody has to write a file for it.</summary>
public sealed class EveryMemberTests
{
    // Given by the code of the part, with the version, or from the dictionary; a promise cannot be prolonged, and only a column may stay empty.
    private static readonly string[] NotFilledIn =
        ["matter.version", "matter.effective", "matter.departments", "item.promised.extension", "item.otherwise.promised.extension", "element.optional"];

    [Fact]
    public void Every_member_of_a_matter_has_a_control() => Missing(typeof(Matter), MatterSchema.Root).Except(NotFilledIn).ShouldBeEmpty();

    private static IEnumerable<string> Missing(Type type, FormSchema schema) =>
        Missing(type, schema.Key, schema.Fields, [.. schema.Lists.Select(l => l.Member), schema.NameMember ?? "code"]).Concat(schema.Lists
            // A column is an element of which only some members mean anything.
            .Where(l => l.Member != "columns")
            .SelectMany(l => Missing(Members(type).Single(p => p.Name == l.Member).PropertyType.GetGenericArguments()[0], l.Schema)));

    private static IEnumerable<string> Missing(Type type, string place, IReadOnlyList<SchemaField> fields, IReadOnlyList<string> others)
    {
        foreach (var member in Members(type).Where(m => !others.Contains(m.Name)))
        {
            var field = fields.FirstOrDefault(f => f.Member == member.Name);
            if (field is null)
                yield return $"{place}.{member.Name}";
            else if (field is GroupField group)
            {
                foreach (var inner in Missing(member.PropertyType, $"{place}.{member.Name}", group.Fields, []))
                    yield return inner;
            }
        }
    }

    private static IEnumerable<JsonPropertyInfo> Members(Type type) =>
        CatalogJson.Options.GetTypeInfo(type).Properties.Where(p => p.Get is not null && (p.Set is not null || p.AssociatedParameter is not null));
}
