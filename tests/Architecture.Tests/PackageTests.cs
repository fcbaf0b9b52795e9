using System.Text.Json;
using System.Xml.Linq;
using OneStop.Testing;

namespace OneStop.Architecture.Tests;

/// <summary>No package is named that nobody uses.</summary>
public sealed class PackageTests
{
    private const int DeepestUse = 2;

    [Fact]
    public void Every_version_that_is_kept_centrally_belongs_to_a_reference()
    {
        var referenced = ProjectFiles().SelectMany(f => Items(f, "PackageReference")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Items(Path.Combine(Sources.Root, "Directory.Packages.props"), "PackageVersion").Where(p => !referenced.Contains(p)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_referenced_package_is_compiled_against()
    {
        var unused = from project in Directory.EnumerateFiles(Path.Combine(Sources.Root, "src"), "*.csproj", SearchOption.AllDirectories)
                     let compiled = Compiled(project)
                     where compiled is not null
                     from package in Direct(project)
                     where package.Assemblies.Count > 0 && !package.Assemblies.Overlaps(compiled)
                     select $"{Path.GetFileNameWithoutExtension(project)}: {package.Name}";
        unused.ShouldBeEmpty();
    }

    private static IEnumerable<string> ProjectFiles() => new[] { "*.csproj", "Directory.Build.props" }
        .SelectMany(pattern => Directory.EnumerateFiles(Sources.Root, pattern, SearchOption.AllDirectories));

    private static IEnumerable<string> Items(string file, string item) =>
        XDocument.Load(file).Descendants(item).Select(e => e.Attribute("Include")?.Value).OfType<string>();

    // Names of the assemblies that the compiled project refers to; null when this build does not hold it.
    private static HashSet<string>? Compiled(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var assembly = Product.All.FirstOrDefault(a => a.GetName().Name == name);
        return assembly is null ? null : Product.References(assembly).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    // A package may be there for what it brings with it: the SDK of Orleans is nothing but that.
    private static IEnumerable<(string Name, HashSet<string> Assemblies)> Direct(string project)
    {
        using var assets = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(project)!, "obj", "project.assets.json")));
        var target = assets.RootElement.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject()
            .ToDictionary(p => p.Name.Split('/')[0], p => p.Value.Clone(), StringComparer.OrdinalIgnoreCase);
        var framework = assets.RootElement.GetProperty("project").GetProperty("frameworks").EnumerateObject().First().Value;
        if (!framework.TryGetProperty("dependencies", out var dependencies))
            yield break;
        foreach (var dependency in dependencies.EnumerateObject())
        {
            var isTool = dependency.Value.TryGetProperty("suppressParent", out var parent) && parent.GetString() == "All";
            if (!isTool && target.TryGetValue(dependency.Name, out var package))
                yield return (dependency.Name, Assemblies(package, target, 0));
        }
    }

    private static HashSet<string> Assemblies(JsonElement package, Dictionary<string, JsonElement> target, int depth)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (package.TryGetProperty("compile", out var compile))
            found.UnionWith(compile.EnumerateObject().Select(f => Path.GetFileNameWithoutExtension(f.Name)).Where(n => n != "_"));
        if (depth == DeepestUse || !package.TryGetProperty("dependencies", out var dependencies))
            return found;
        foreach (var dependency in dependencies.EnumerateObject())
        {
            if (target.TryGetValue(dependency.Name, out var next))
                found.UnionWith(Assemblies(next, target, depth + 1));
        }

        return found;
    }
}
