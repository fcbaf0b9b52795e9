using System.Reflection;

namespace OneStop.Architecture.Tests;

/// <summary>What may know what: see the first picture of ARCHITECTURE.md.</summary>
public sealed class LayerTests
{
    public static TheoryData<string> ModuleNames => [.. Product.Modules.Select(m => m.GetName().Name!)];

    [Fact]
    public void Abstractions_reference_nothing_but_the_framework() =>
        Product.References(Product.Abstractions).ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void Rules_know_only_the_abstractions() => Known(Product.Rules).ShouldBeSubsetOf(["OneStop.Abstractions"]);

    [Fact]
    public void Contracts_know_only_abstractions_and_rules_and_no_package()
    {
        Known(Product.Contracts).ShouldBeSubsetOf(["OneStop.Abstractions", "OneStop.Rules"]);
        Product.References(Product.Contracts).ShouldAllBe(n => n.StartsWith("System.", StringComparison.Ordinal)
            || n.StartsWith("OneStop.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_event_store_knows_no_government_and_no_web()
    {
        Known(Product.EventSourcing).ShouldBeSubsetOf(["OneStop.Abstractions"]);
        Product.References(Product.EventSourcing).ShouldNotContain(n => n.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(ModuleNames))]
    public void A_module_knows_no_other_module_and_no_host(string module)
    {
        var others = Product.Modules.Select(m => m.GetName().Name!).Where(n => n != module).Append(Product.Portal.GetName().Name!);
        Known(Product.Modules.Single(m => m.GetName().Name == module)).ShouldNotContain(name => others.Contains(name));
    }

    [Fact]
    public void Nothing_that_runs_in_production_knows_the_demo_or_a_simulator() =>
        Product.All.SelectMany(Product.References).ShouldNotContain(n => n == "OneStop.Demo" || n == "OneStop.Simulators");

    private static IReadOnlyList<string> Known(Assembly assembly) => [.. Product.OurReferences(assembly)];
}
