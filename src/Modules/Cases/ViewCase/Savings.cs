using OneStop.Contracts.Catalog;

namespace OneStop.Cases.ViewCase;

/// <summary>Filing item by item against what this case really took.</summary>
internal static class Savings
{
    private const string Account = "account";

    public static Comparison Of(ICatalog catalog, Matter matter, Case @case)
    {
        // Whatever served for a material had its answers, too.
        var sources = new HashSet<string>(StringComparer.Ordinal) { Account };
        foreach (var material in @case.Materials.Where(m => m.Way is WayKind.Certificate or WayKind.SharedData))
            sources.UnionWith(matter.Material(material.Material).Ways.Select(w => w.Source).OfType<string>());
        var composed = catalog.Compose(matter, Answers.Of(@case.Answers), new Known { Registers = sources, Form = Forms.Of(matter, code => @case.Form[code]) });
        var uploaded = @case.Materials.Count(m => m.Way == WayKind.Upload);
        return composed.Comparison with { Materials = composed.Comparison.Materials with { Together = uploaded } };
    }
}
