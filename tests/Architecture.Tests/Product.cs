using System.Reflection;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing;
using OneStop.Portal;
using OneStop.Rules;
using OneStop.Web;

namespace OneStop.Architecture.Tests;

/// <summary>The assemblies of the product, by what they are.</summary>
internal static class Product
{
    public static readonly Assembly Abstractions = typeof(Refusal).Assembly;
    public static readonly Assembly Rules = typeof(Rule).Assembly;
    public static readonly Assembly Contracts = typeof(ICatalog).Assembly;
    public static readonly Assembly EventSourcing = typeof(EventSourcingServices).Assembly;
    public static readonly Assembly Web = typeof(IModule).Assembly;
    public static readonly Assembly Portal = typeof(OneStopHost).Assembly;

    public static readonly IReadOnlyList<Assembly> Modules = [.. OneStop.Portal.Modules.All.Select(m => m.Assembly)];

    public static IEnumerable<Assembly> All => [Abstractions, Rules, Contracts, EventSourcing, Web, .. Modules, Portal];

    /// <summary>Names of the product's assemblies that one was compiled against.</summary>
    public static IEnumerable<string> OurReferences(Assembly assembly) =>
        References(assembly).Where(n => n.StartsWith("OneStop.", StringComparison.Ordinal));

    /// <summary>Names of all assemblies that one was compiled against.</summary>
    public static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!);
}
