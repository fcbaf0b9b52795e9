using OneStop.Catalog.Compose;
using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Tests.World;

/// <summary>开办餐饮店 as it ships, and short ways to compose it.</summary>
internal static class Restaurant
{
    public static readonly Matter Matter = CatalogFiles.Shipped.Matters.Single(m => m.Code == "YJS-E01");

    public static Composition Usual => Composer.Compose(Matter, Answers.Usual(Matter), Known.Expected(Matter));

    public static Composition With(Known known, params string[] answers) => Composer.Compose(Matter, Answer(answers), known);

    public static Composition With(params string[] answers) => With(Known.Expected(Matter), answers);

    /// <summary>The usual answers, changed by e.g. <c>q5=0</c>.</summary>
    public static Answers Answer(params string[] answers) =>
        answers.Aggregate(Answers.Usual(Matter), (a, text) => a.With(text.Split('=')[0], text.Split('=')[1]));

    public static Known Form(params (string Element, object Value)[] form) =>
        Known.Expected(Matter) with { Form = form.ToDictionary(f => f.Element, f => f.Value, StringComparer.Ordinal) };
}
