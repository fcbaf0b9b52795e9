using OneStop.Catalog.Search;
using OneStop.Catalog.Tests.World;

namespace OneStop.Catalog.Tests.Search;

public class Finding_a_matter
{
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
    public void What_people_say_finds_it(string text) => MatterSearch.Find(text, [Restaurant.Matter]).ShouldHaveSingleItem().Exact.ShouldBeTrue();

    [Theory]
    [InlineData("歺厅")]
    [InlineData("火祸店")]
    [InlineData("restuarant")]
    [InlineData("restarant")]
    public void One_wrong_character_is_forgiven_and_said(string text) => MatterSearch.Find(text, [Restaurant.Matter]).ShouldHaveSingleItem().Exact.ShouldBeFalse();

    [Theory]
    [InlineData("")]
    [InlineData("！？")]
    [InlineData("离婚登记")]
    [InlineData("passport")]
    [InlineData("<script>")]
    public void What_has_nothing_to_do_with_it_does_not(string text) => MatterSearch.Find(text, [Restaurant.Matter]).ShouldBeEmpty();
}
