using System.Diagnostics;
using System.Globalization;
using OneStop.Catalog.Search;

namespace OneStop.Benchmarks;

/// <summary>Searching 100,000 items with distinct, plausible names: how long the index takes to build, what it weighs, how long answers take.</summary>
internal static class Search
{
    private const int Items = 100_000, Rounds = 2;

    private static readonly string[] Places =
        Words("食品 道路 医疗机构 建筑工程 水土保持 林木 渔业 电影 旅行社 农药 危险化学品 劳务派遣 特种设备 种子 广播电视 出版物 人力资源 民办学校 养老机构 药品 兽药 化妆品 烟花爆竹 互联网 测绘 计量器具 保安服务 典当行 公共场所 饮用水 消毒产品 放射 母婴保健 餐饮 小作坊 畜禽 水产苗种 草种 肥料 燃气 供热 城镇排水 户外广告 建筑垃圾 占用道路 树木 河道 取水 港口 航道 船舶 客运 货运 出租汽车 网约车 机动车 驾驶员 教师 律师 公证 社会团体 基金会 慈善组织 殡葬 婚姻 收养 户口 居住证 护照 社保卡 失业保险 工伤 生育 公积金 不动产 土地 矿产");
    private static readonly string[] Things = Words("经营 运输 生产 施工 设立 使用 质量 安全 从业人员 场所 设备 资质 资格 技术 人员 产品 作业 服务 活动 项目 工程 机构 信息 合同 档案 证书");
    private static readonly string[] Acts = Words("许可 备案 登记 核准 变更 注销 延续 年检 补办 换证 审批 核发 认定 查询 报告 确认 检定 复核 迁入 转出");
    private static readonly string[] Kinds = Words("（个人） （单位） （首次） （增项） （跨省） （承诺制） （简易） （临时）");

    public static void Run()
    {
        var items = Invented().Take(Items).ToList();
        var before = GC.GetTotalMemory(true);
        var watch = Stopwatch.StartNew();
        var index = SearchIndex.Build(items);
        var built = watch.ElapsedMilliseconds;
        var weight = GC.GetTotalMemory(true) - before;
        Console.WriteLine();
        Console.WriteLine($"{items.Count:N0} items, {index.Terms:N0} terms: index built in {built:N0} ms, {weight / 1e6:N1} MB kept.");
        Console.WriteLine();
        Console.WriteLine("| query | p50 CPU ms | p95 | p99 | most | found at all |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|");
        var random = new Random(7);
        var picked = Enumerable.Range(0, 100).Select(_ => items[random.Next(items.Count)].Name.Zh).ToList();
        var region = SearchFilter.None with { Region = "990102", Audience = Audiences.Person };
        List<(string Name, Func<string, string> Typed, SearchFilter Filter)> ways =
        [
            ("the name", n => n, SearchFilter.None),
            ("a part of it, filtered", n => n[..Math.Min(4, n.Length)], region),
            ("two characters", n => n[..2], SearchFilter.None),
            ("a sentence", n => "我想" + n + "怎么办理", SearchFilter.None),
            ("pinyin", n => Pinyin.Shared.Spell(n[..Math.Min(6, n.Length)]), SearchFilter.None),
            ("initials", n => string.Concat(n.Where(Pinyin.IsHan).Take(6).Select(c => Pinyin.Shared.Spell(c.ToString())[0])), SearchFilter.None),
            ("characters and pinyin", n => n[..2] + Pinyin.Shared.Spell(n[2..4]), SearchFilter.None),
            ("one character wrong", n => n[..2] + (char)random.Next(0x4e00, 0x9f00) + n[3..], SearchFilter.None),
            ("one wrong, filtered", n => n[..1] + (char)random.Next(0x4e00, 0x9f00) + n[2..], region),
            ("nonsense", _ => string.Concat(Enumerable.Range(0, 60).Select(_ => (char)random.Next(0x4e00, 0x5200))), SearchFilter.None),
        ];
        var all = new List<double>();
        foreach (var (name, typed, filter) in ways)
        {
            var queries = picked.ConvertAll(n => typed(n));
            Times(index, queries, filter, out _);
            var times = Enumerable.Range(0, Rounds).SelectMany(_ => Times(index, queries, filter, out _)).ToList();
            Times(index, queries, filter, out var found);
            all.AddRange(times);
            Say(name, times, $"{100.0 * found / queries.Count:N0} %");
        }

        Say("all of these", all, "");
    }

    private static List<double> Times(SearchIndex index, List<string> queries, SearchFilter filter, out int found)
    {
        var (times, some) = (new List<double>(queries.Count), 0);
        foreach (var query in queries)
        {
            var start = ThreadTime.Now();
            var result = Searching.Find(index, query, filter, 20);
            times.Add((ThreadTime.Now() - start).TotalMilliseconds);
            some += result.Hits.Count > 0 ? 1 : 0;
        }

        found = some;
        return times;
    }

    private static void Say(string name, List<double> times, string found)
    {
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {times[times.Count / 2]:N2} | {times[times.Count * 95 / 100]:N2} | {times[times.Count * 99 / 100]:N2} | {times[^1]:N1} | {found} |"));
    }

    private static IEnumerable<Findable> Invented() =>
        from kind in Kinds
        from place in Places
        from thing in Things
        from act in Acts
        let name = place + thing + act + kind
        let number = name.Sum(c => c)
        select new Findable(FoundKind.Item, name, new(name, "Item " + name), number % 3 == 0 ? Audiences.Person : Audiences.All,
            number % 4 == 0 ? new(["990102"]) : number % 4 == 1 ? new(["990103"]) : Coverage.Everywhere,
                [(name, Field.Name), ($"{place}{thing}{act}（{kind.Trim('（', '）')}办理）事项", Field.Official)]);

    private static string[] Words(string text) => text.Split(' ');
}
