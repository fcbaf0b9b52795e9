using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Catalog.Check;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Readiness;

namespace OneStop.Catalog.Package;

/// <summary>
/// <c>catalog import|validate FILE</c> and <c>catalog export [CODE…]</c>: catalogues as files. An import is all or nothing,
/// and takes effect on every node within seconds; none is restarted.
/// </summary>
public static class CatalogVerb
{
    public const string Usage = "catalog import <file> [--on-collision refuse|keep|replace] | catalog validate <file> | catalog export [<code> ...]";

    private const int Faulty = 1;
    private const int WrongUse = 64;

    /// <param name="services">Of the program.</param>
    /// <param name="args">What follows the word catalog.</param>
    /// <param name="said">Results; the export itself.</param>
    /// <param name="wrong">What is wrong.</param>
    /// <returns>0 done, 1 something is wrong with the file, 64 the words are.</returns>
    public static async Task<int> Run(IServiceProvider services, string[] args, TextWriter said, TextWriter wrong, CancellationToken cancel = default)
    {
        var words = args.Where((a, i) => !a.StartsWith('-') && (i == 0 || args[i - 1] != "--on-collision")).ToArray();
        switch (words)
        {
            case ["validate", var file]:
                return await Import(services, file, null, said, wrong, cancel);
            case ["import", var file] when Choice(args) is { } collision:
                return await Import(services, file, collision, said, wrong, cancel);
            case ["export", .. var codes]:
                return await Export(services, codes, said, wrong);
            default:
                await wrong.WriteLineAsync($"Use: {Usage}");
                return WrongUse;
        }
    }

    private static Collision? Choice(string[] args) => Array.IndexOf(args, "--on-collision") is var at and >= 0
        ? at + 1 < args.Length && Enum.TryParse<Collision>(args[at + 1], ignoreCase: true, out var chosen) && !char.IsDigit(args[at + 1][0]) ? chosen : null
        : Collision.Refuse;

    private static async Task<int> Import(IServiceProvider services, string file, Collision? collision, TextWriter said, TextWriter wrong,
        CancellationToken cancel)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(file).Length > CatalogPackage.LargestFile)
            {
                await wrong.WriteLineAsync($"{file}: larger than 10 MB; split it.");
                return Faulty;
            }

            bytes = await File.ReadAllBytesAsync(file, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await wrong.WriteLineAsync($"{file} cannot be read. {e.Message}");
            return Faulty;
        }

        var name = Path.GetFileName(file);
        if (CatalogPackage.Parse(bytes) is not ({ } json, null))
        {
            await wrong.WriteLineAsync($"{name}: {CatalogPackage.Parse(bytes).Fault}");
            return Faulty;
        }

        var plan = collision is { } chosen
            ? await services.GetRequiredService<Importer>().Import(json, chosen, cancel)
            : ImportPlan.Of(json, services.GetRequiredService<CatalogInMemory>(), Collision.Replace);
        foreach (var fault in plan.Faults)
            await wrong.WriteLineAsync($"{name}: {fault}");
        if (plan.Faults.Count > 0)
        {
            await wrong.WriteLineAsync($"{name}: {plan.Faults.Count} fault{(plan.Faults.Count == 1 ? "" : "s")}; nothing was imported.");
            return Faulty;
        }

        foreach (var line in plan.Lines.Where(l => l.Change != ImportChange.Same))
            await said.WriteLineAsync($"{line.Kind} {line.Code} {line.Name.Zh}: {Word(line.Change)}");
        var same = plan.Lines.Count(l => l.Change == ImportChange.Same);
        var done = collision is null ? "would be published" : "published";
        await said.WriteLineAsync($"{plan.Parts.Count + plan.Matters.Count} {done}, {same} the same as here.");
        if (plan.Untranslated.Count > 0)
            await said.WriteLineAsync($"{plan.Untranslated.Count} without English: {string.Join(", ", plan.Untranslated.Take(20).Select(f => f.Place))}");
        await SayWhatIsLacking(services, plan, said, cancel);
        return 0;
    }

    /// <summary>A matter that is published can be filed at once, also where nobody is there to decide it.</summary>
    private static async Task SayWhatIsLacking(IServiceProvider services, ImportPlan plan, TextWriter said, CancellationToken cancel)
    {
        var catalog = services.GetRequiredService<CatalogInMemory>();
        var matters = plan.Lines.Where(l => l.Kind == "matter").Select(l => plan.Matters.FirstOrDefault(m => m.Code == l.Code) ?? catalog.Find(l.Code));
        var states = await services.GetRequiredService<DepartmentsReady>().With([.. matters.OfType<Contracts.Catalog.Matter>()], plan.Parts, cancel);
        if (states.Lacks.Count == 0)
            return;
        await said.WriteLineAsync("Missing before its applications can be decided:");
        foreach (var lack in states.Lacks)
            await said.WriteLineAsync($"- {FaultTexts.English.Of(lack)}\n    {LackWords.Remedy(lack)}");
    }

    private static async Task<int> Export(IServiceProvider services, string[] codes, TextWriter said, TextWriter wrong)
    {
        var catalog = services.GetRequiredService<CatalogInMemory>();
        if (codes.FirstOrDefault(c => catalog.Versions(c).Count == 0) is { } unknown)
        {
            await wrong.WriteLineAsync($"There is no matter {unknown}. There are: {string.Join(", ", catalog.Codes)}.");
            return Faulty;
        }

        var matters = (codes.Length == 0 ? catalog.Codes : codes).Select(c => catalog.Versions(c)[^1]);
        await said.WriteLineAsync(Text(CatalogPackage.Write(catalog.Parts, matters, everything: codes.Length == 0)));
        return 0;
    }

    internal static string Text(JsonObject package) => package.ToJsonString(new JsonSerializerOptions(CatalogJson.Options) { WriteIndented = true });

    private static string Word(ImportChange change) => change switch
    {
        ImportChange.New => "new",
        ImportChange.Next => "next version",
        _ => "kept as it is here",
    };
}
