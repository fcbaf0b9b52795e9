using System.Text;
using FsCheck;
using FsCheck.Fluent;
using OneStop.Catalog.Search;

namespace OneStop.Catalog.Tests.Search;

/// <summary>Over a thousand made-up items whose names share most of their words.</summary>
public class SearchPropertyTests
{
    private static readonly string[] Places = ["食品", "道路", "医疗", "建筑", "水土", "林木", "渔业", "电影", "旅行社", "农药", "危险化学品", "劳务", "特种设备", "种子", "广播"];
    private static readonly string[] Things = ["经营", "运输", "机构", "施工", "保持", "采伐", "捕捞", "放映", "设立", "生产", "派遣", "使用", "质量", "安全"];
    private static readonly string[] Acts = ["许可", "备案", "登记", "核准", "变更", "注销", "延续", "年检"];

    private static readonly IReadOnlyList<Findable> All =
    [
        .. from place in Places from thing in Things from act in Acts
           let name = place + thing + act
           select new Findable((FoundKind)(name.Length % 2), name, new(name, "Item " + name), (name.Length % 3 == 0) ? Audiences.Person : Audiences.All,
               name.Length % 7 == 0 ? new(["990102"]) : Coverage.Everywhere, [(name, Field.Name)]),
    ];

    private static readonly SearchIndex Index = SearchIndex.Build(All);
    private static readonly HashSet<string> Names = [.. All.Select(a => a.Name.Zh)];

    [Fact]
    public void The_exact_name_is_always_first()
    {
        foreach (var one in All)
            Find(one.Name.Zh).Hits[0].Name.ShouldBe(one.Name);
    }

    [Fact]
    public void A_name_with_one_character_replaced_still_finds() =>
        Prop.ForAll(Gen.Choose(0, All.Count - 1).ToArbitrary(), Gen.Choose(0, 10).ToArbitrary(), Gen.Choose(0x4e00, 0x9fa5).ToArbitrary(), (which, at, with) =>
        {
            var name = All[which].Name.Zh;
            at %= name.Length;
            var typed = name[..at] + (char)with + name[(at + 1)..];
            return Names.Contains(typed) || Find(typed, 50).Hits.Any(h => h.Name.Zh == name);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_name_is_found_by_its_pinyin_and_by_its_initials()
    {
        foreach (var one in All.Where((_, i) => i % 7 == 0))
        {
            Find(Pinyin.Shared.Spell(one.Name.Zh), 50).Hits.ShouldContain(h => h.Name == one.Name, one.Name.Zh);
            Find(string.Concat(one.Name.Zh.Select(c => Pinyin.Shared.Spell(c.ToString())[0])), 50).Hits.ShouldContain(h => h.Name == one.Name, one.Name.Zh);
        }
    }

    [Fact]
    public void Filters_leave_out_what_is_for_others_or_offered_elsewhere()
    {
        Searching.Find(Index, "许可", new(Audience: Audiences.Enterprise),
            1000).Hits.Count.ShouldBe(All.Count(a => a.Name.Zh.EndsWith("许可", StringComparison.Ordinal) && a.Audience == Audiences.All));
        Searching.Find(Index, "许可", new(Region: "990102001"), 1000).Total.ShouldBe(Searching.Find(Index, "许可", SearchFilter.None, 1000).Total);
        Searching.Find(Index, "许可", new(Region: "990103"), 1000).Hits.ShouldAllBe(h => h.Name.Zh.Length % 7 != 0);
        Searching.Find(Index, "许可", new(Region: "990100"), 1000).Total.ShouldBeLessThan(Searching.Find(Index, "许可", new(Region: "990100", AndBelow: true),
            1000).Total);
        Searching.Find(Index, "许可", new(FoundKind.Item), 1000).Hits.ShouldAllBe(h => h.Kind == FoundKind.Item);
    }

    [Theory]
    [InlineData("'; drop table catalog.matters; --")]
    [InlineData("(.*)*$ [^a]+ \\d{999}")]
    [InlineData("🍜🍜🍜👨‍👩‍👧")]
    [InlineData("\ud800 \udfff \0 \ue000\ue001\uf8ff")]
    [InlineData("%%%___")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("xianxianxianxianxianxianxianxianxianxianxianxianxianxianxian")]
    [InlineData("的吗呢怎么办")]
    [InlineData("a b c d e f g h i j k l m n o p q r s t u v w x y z")]
    public void Nothing_that_is_typed_is_a_fault(string text)
    {
        foreach (var typed in new[] { text, string.Concat(Enumerable.Repeat(text, 1 + 10_000 / text.Length)), text + "食品经营许可" })
            Find(typed).Steps.ShouldBeLessThanOrEqualTo(Searching.MostSteps);
    }

    [Fact]
    public void Neither_is_any_other_text() =>
        Prop.ForAll(Gen.Choose(0, 0xffff).ListOf(40).ToArbitrary(), codes =>
        {
            var typed = new StringBuilder();
            foreach (var code in codes)
                typed.Append((char)code);
            return Find(typed.ToString()).Steps <= Searching.MostSteps;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_index_serves_many_at_once() =>
        Parallel.ForEach(All, one => Find(one.Name.Zh).Hits[0].Name.ShouldBe(one.Name));

    private static SearchResult Find(string text, int limit = 20) => Searching.Find(Index, text, SearchFilter.None, limit);
}
