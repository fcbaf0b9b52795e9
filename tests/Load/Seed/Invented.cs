using System.Collections.Immutable;
using OneStop.Cases;
using OneStop.Cases.Applicants;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;

namespace OneStop.Load.Seed;

/// <summary>Plausible answers, forms and names: enough variety that no index is lucky, drawn from a seed so that runs compare.</summary>
internal sealed class Invented(ICatalog catalog, Matter matter, Random random)
{
    private static readonly string[] Places = ["湖滨", "望湖", "云栖", "南浦", "古荡", "翠苑", "文晖", "朝晖", "长庆", "小营"];
    private static readonly string[] Kinds = ["砂锅店", "面馆", "茶饮", "小馆", "火锅", "豆花", "烘焙坊", "海鲜坊", "家常菜", "咖啡馆"];
    private static readonly string[] Names = ["禾", "澄", "巷口", "阿婆", "一碗", "云上", "老陈", "知味", "拾光", "半亩"];

    public string ShopName(int n) => $"{Names[random.Next(Names.Length)]}{Kinds[random.Next(Kinds.Length)]}{Places[random.Next(Places.Length)]}{n % 100_000}号店";

    /// <summary>Answers of which about two in three lead to the licence and one or two items more.</summary>
    public Composition Composition()
    {
        var answers = Answers.Of(matter.Questions.Select(q => KeyValuePair.Create(q.Id, random.Next(100) < 40 ? "1" : "0")));
        return catalog.Compose(matter, answers, Known.Expected(matter));
    }

    /// <summary>All items that the matter has.</summary>
    public Composition Everything() =>
        catalog.Compose(matter, Answers.Of(matter.Questions.Select(q => KeyValuePair.Create(q.Id, "1"))), Known.Expected(matter));

    public FormData Form(Composition composition) => new(composition.Fields.ToImmutableSortedDictionary(f => f.Element.Code, f => Value(f.Element),
        StringComparer.Ordinal));

    private string Value(DataElement element) => element.Type switch
    {
        ElementType.YesNo => "1",
        ElementType.Choice or ElementType.MultiChoice => element.Options[random.Next(element.Options.Count)].Code,
        // One size for all, so that no area is larger than the one it lies in.
        ElementType.Number or ElementType.Integer => "300",
        ElementType.Date => $"20{random.Next(10, 26)}-0{random.Next(1, 10)}-1{random.Next(0, 10)}",
        ElementType.Phone => $"138{random.Next(10_000_000, 99_999_999)}",
        ElementType.LongText => "餐饮服务；预包装食品销售；食用农产品零售。依法须经批准的项目，经相关部门批准后方可开展经营活动。",
        _ => Texts().First(t => !FieldCheck.Read(element, required: true, [t]).IsRefused),
    };

    /// <summary>The most telling first: a text field takes the first one that its pattern and check digit let through.</summary>
    private IEnumerable<string> Texts() =>
        [$"{Places[random.Next(Places.Length)]}区望湖路{random.Next(1, 900)}号{random.Next(1, 9)}层", "周知味", "990102001000", "11010519491231002X",
            "91990102MA0H7K2C60"];
}
