using System.Collections.Immutable;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Tests.World;

/// <summary>A restaurant that was filed: the real matter, composed for these answers, with a form and uploaded pages.</summary>
internal sealed class Restaurant(ICatalog catalog)
{
    public const string Licence = "E01-I1", Food = "E01-I2", Sign = "E01-I3", Fire = "E01-I4", Tobacco = "E01-I5";
    public const string Region = "990102";

    private static readonly ImmutableSortedDictionary<string, string> Values = new Dictionary<string, string>
    {
        ["DE0201"] = "91990102MA0H7K2C60", ["DE0202"] = "东湖市禾味小馆餐饮有限公司", ["DE0203"] = "1100", ["DE0204"] = "周禾", ["DE0208"] = "东湖市湖滨区望湖路18号",
        ["DE0209"] = "990102001001", ["DE0218"] = "周禾", ["DE0111"] = "19900002043", ["DE0401"] = "2", ["DE0402"] = "2,3", ["DE0222"] = "2", ["DE0223"] = "320",
        ["DE0403"] = "80", ["DL0401"] = "刘芳", ["DL0402"] = "990102198809032044", ["DL0403"] = "19900005291", ["DE0405"] = "1", ["DE0407"] = "禾味小馆",
        ["DE0409"] = "门头",
        ["DE0411"] = "320", ["DE0412"] = "1",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static readonly IReadOnlyDictionary<string, string> AllAnswers =
        new Dictionary<string, string> { ["q1"] = "1", ["q2"] = "0", ["q3"] = "0", ["q4"] = "1", ["q5"] = "1", ["q6"] = "1" };

    public Matter Matter => catalog.Find("YJS-E01")!;

    public CaseSubmitted Filed(string number, Guid applicant, Guid @operator, string region = Region, string title = "禾味小馆",
        IReadOnlyDictionary<string, string>? answers = null, params IReadOnlyList<string> only)
    {
        var given = OneStop.Contracts.Catalog.Answers.Of(answers ?? AllAnswers);
        var composed = catalog.Compose(Matter, given, Known.Expected(Matter));
        var items = composed.Items.Where(i => only.Count == 0 || only.Contains(i.Item.Code)).ToList();
        var codes = items.Select(i => i.Item.Code).ToHashSet(StringComparer.Ordinal);
        return new(number, Matter.Code, Matter.Version, region, applicant, @operator,
            new ApplicantFacts(Applicant.Enterprise, "东湖市禾味小馆餐饮有限公司", "91990102MA0H7K2C60", "周禾", "19900002043"), title,
            given.Values, new FormData(Values),
            [.. composed.Materials.Select(m => new SubmittedMaterial(m.Spec.Code, m.Way.Kind, m.Way.Kind == WayKind.Upload ? [PageOf(number, m.Spec.Code)]
                : [], null, [.. m.For]))],
            [.. items.Select(i => new SubmittedItem(i.Item.Code, i.Item.Department, [.. i.Item.DependsOn.Where(codes.Contains)], i.Item.Promised.Days))],
                composed.PromisedDays);
    }

    /// <summary>Id of the one uploaded page of a material.</summary>
    public static Guid PageOf(string number, string material) =>
        new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(number + material)).AsSpan(0, 16));
}
