using System.Reflection;
using NetArchTest.Rules;
using OneStop.Domain;

namespace OneStop.Architecture.Tests;

/// <summary>The domain of a module is pure: its state, events and folds, and the handlers that decide its commands.</summary>
public sealed class DomainTests
{
    private static readonly string[] NotForADomain =
        ["OneStop.Web", "OneStop.EventSourcing", "OneStop.Portal", "OneStop.Pdf", "Microsoft.AspNetCore", "Microsoft.Extensions", "Npgsql",
            "Marten", "Orleans"];

    public static TheoryData<string> ModuleNames => [.. Product.Modules.Select(m => m.GetName().Name!)];

    [Theory, MemberData(nameof(ModuleNames))]
    public void A_domain_knows_neither_web_nor_sql_nor_marten_nor_orleans(string module)
    {
        var assembly = Product.Modules.Single(m => m.GetName().Name == module);
        var types = Types.InAssembly(assembly);
        var result = types.That().ResideInNamespaceMatching($@"^{module.Replace(".", @"\.", StringComparison.Ordinal)}\.Domain(\.|$)").Or()
            .ImplementInterface(typeof(ICommandHandler<,,>))
            .Or().ImplementInterface<IEvent>().Or().ImplementInterface(typeof(ICommand<,>))
            .ShouldNot().HaveDependencyOnAny(NotForADomain).GetResult();
        (result.FailingTypes ?? []).Select(t => $"{t.FullName}: {t.Explanation}").ShouldBeEmpty();
    }

    [Fact]
    public void There_is_something_that_the_rule_above_looks_at() =>
        Product.Modules.SelectMany(m => m.GetTypes()).Count(IsHandler).ShouldBeGreaterThan(15);

    [Fact]
    public void A_command_has_one_handler()
    {
        var handled = Product.Modules.SelectMany(m => m.GetTypes()).SelectMany(t => t.GetInterfaces()).Where(IsHandlerInterface)
            .Select(i => i.GetGenericArguments()[1]).ToList();
        handled.ShouldBeUnique();
        var commands = Product.Modules.SelectMany(m => m.GetTypes()).Where(t => t.GetInterfaces().Any(IsCommandInterface));
        commands.ShouldBe(handled, ignoreOrder: true);
    }

    private static bool IsHandler(Type type) => type.GetInterfaces().Any(IsHandlerInterface);

    private static bool IsHandlerInterface(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ICommandHandler<,,>);

    private static bool IsCommandInterface(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ICommand<,>);
}
