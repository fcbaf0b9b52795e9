using OneStop.Catalog.Publish;
using OneStop.Catalog.Search;
using OneStop.Catalog.Tests.World;

namespace OneStop.Catalog.Tests.Search;

public class MatterSearchTests
{
    private static readonly SearchIndex Index = SearchIndex.Build([Findables.Of(Restaurant.Matter)]);

    [Theory]
    [InlineData("餐馆")]
    [InlineData("饭店")]
    [InlineData("餐厅")]
    [InlineData("开办餐饮店")]
    [InlineData("我想开家小饭馆")]
    [InlineData("食品经营许可证怎么办")]
    [InlineData("烟草专卖零售许可证")]
    [InlineData("Restaurant")]
    [InlineData("ＣＡＦＥ")]
    [InlineData(" 奶 茶 店 ")]
    [InlineData("canguan")]
    [InlineData("can guan")]
    [InlineData("cangua")]
    [InlineData("can馆")]
    [InlineData("canyin店")]
    [InlineData("kbcyd")]
    [InlineData("kaiban cyd")]
    [InlineData("spjyxk")]
    [InlineData("open a restaurant")]
    [InlineData("开馆子")]
    public void What_people_say_finds_it(string text) => Hits(text).ShouldHaveSingleItem().Exact.ShouldBeTrue();

    [Theory]
    [InlineData("歺厅")]
    [InlineData("火祸店")]
    [InlineData("参馆")]
    [InlineData("食品京营许可")]
    [InlineData("食品经菅许可证")]
    [InlineData("restuarant")]
    [InlineData("restarant")]
    public void One_wrong_character_is_forgiven_and_said(string text) => Hits(text).ShouldHaveSingleItem().Exact.ShouldBeFalse();

    [Theory]
    [InlineData("火祸店", "火锅店")]
    [InlineData("参厅", "餐厅")]
    [InlineData("restuarant", "restaurant")]
    [InlineData("食品经菅许可证", "食品经营许可证")]
    public void What_was_searched_for_instead_is_said(string text, string readAs) =>
        Searching.Find(Index, text, SearchFilter.None, 10).ReadAs.ShouldBe(readAs);

    [Theory]
    [InlineData("")]
    [InlineData("！？")]
    [InlineData("离婚登记")]
    [InlineData("passport")]
    [InlineData("huzhao")]
    [InlineData("<script>")]
    public void What_has_nothing_to_do_with_it_does_not(string text) => Hits(text).ShouldBeEmpty();

    [Fact]
    public void Everything_that_ships_is_found_first_by_its_own_name()
    {
        var files = CatalogFiles.Shipped;
        var all = Findables.Of(files.Matters, files.Parts, new Dictionary<string, Coverage>(StringComparer.Ordinal)).ToList();
        var index = SearchIndex.Build(all);
        foreach (var one in all)
        {
            Searching.Find(index, one.Name.Zh, SearchFilter.None, 1).Hits.ShouldHaveSingleItem().Name.Zh.ShouldBe(one.Name.Zh);
            Searching.Find(index, one.Name.En, SearchFilter.None, 1).Hits.ShouldHaveSingleItem().Name.En.ShouldBe(one.Name.En, StringCompareShould.IgnoreCase);
        }
    }

    private static IReadOnlyList<SearchHit> Hits(string text) => Searching.Find(Index, text, SearchFilter.None, 10).Hits;
}
