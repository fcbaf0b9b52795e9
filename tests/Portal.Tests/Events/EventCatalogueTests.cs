using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using OneStop.EventSourcing.Events;
using OneStop.Secrets;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Events;

/// <summary>docs/events.md is written from the code; with ONESTOP_UPDATE=1 this test writes it anew.</summary>
public sealed class EventCatalogueTests(PortalUnderTest portal)
{
    [Fact]
    public async Task The_catalogue_of_events_is_up_to_date()
    {
        var types = (await portal.Services()).GetRequiredService<EventTypes>();
        var text = Write(types.All.OrderBy(t => t.Key, StringComparer.Ordinal));
        var file = Path.Combine(Sources.Root, "docs", "events.md");
        if (Environment.GetEnvironmentVariable("ONESTOP_UPDATE") == "1")
            await File.WriteAllTextAsync(file, text);
        (await File.ReadAllTextAsync(file)).ShouldBe(text, "run the test with ONESTOP_UPDATE=1 and commit docs/events.md");
    }

    private static string Write(IEnumerable<KeyValuePair<string, Type>> events)
    {
        var text = new StringBuilder("# Events\n\nEvery event that is stored, by its stored name. Written from the code by a test. 🔒 is encrypted under the stream's subject.\n");
        foreach (var module in events.GroupBy(e => e.Key.Split('.')[0]))
        {
            text.Append($"\n## {module.Key}\n");
            foreach (var (name, type) in module)
            {
                text.Append($"\n### `{name}`\n\n{Summary(type)}\n\n");
                foreach (var property in type.GetProperties().Where(p => p.Name != "EqualityContract"))
                    text.Append($"- `{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}` {Name(property.PropertyType)}\n");
            }
        }

        return text.ToString();
    }

    private static string Summary(Type type)
    {
        var documentation = XDocument.Load(Path.ChangeExtension(type.Assembly.Location, ".xml"));
        var summary = documentation.Descendants("member").FirstOrDefault(m => m.Attribute("name")?.Value == $"T:{type.FullName}")?.Element("summary");
        summary.ShouldNotBeNull($"{type} says what happened in its docstring");
        return string.Join(' ', string.Concat(summary.Nodes()
            .Select(n => n is XElement { Name.LocalName: "see" } see ? $"`{see.Attribute("cref")!.Value.Split('.')[^1]}`" : n is XElement e ? e.Value
            : n.ToString()))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Name(inner) + "?";
        if (!type.IsGenericType)
            return type.Name;
        var arguments = string.Join(", ", type.GetGenericArguments().Select(Name));
        return type.GetGenericTypeDefinition() == typeof(Secret<>) ? $"{arguments} 🔒" : $"{type.Name.Split('`')[0]} of {arguments}";
    }
}
