using OneStop.Catalog;
using OneStop.Contracts.Catalog;
using OneStop.Web;

namespace OneStop.Cases.Tests.Departments;

/// <summary>行政许可法 speaks of licences alone; a benefit, a confirmation, a service are granted and denied in words of their own.</summary>
public sealed class DecisionWordsTests
{
    private static readonly Texts Words = new TextCatalogue([typeof(CasesModule).Assembly]).Chinese;

    private static readonly IReadOnlyList<ServiceItem> Shipped = Items(ShippedCatalog.Create());

    [Theory]
    [InlineData("01", "准予许可", "不予许可")]
    [InlineData("05", "准予给付", "不予给付")]
    [InlineData("07", "予以确认", "不予确认")]
    [InlineData("10", "同意办理", "不予办理")]
    [InlineData("20", "同意办理", "不予办理")]
    public void An_item_is_decided_in_the_words_of_its_type(string type, string grant, string deny)
    {
        var item = Shipped.First(i => i.Type == type);
        (Words.Grant(item), Words.Deny(item)).ShouldBe((grant, deny));
        Words.UsualOpinion(item).ShouldBe($"经审查，符合要求，{grant}。");
        Words.IsUsual(Words.UsualOpinion(item)).ShouldBeTrue();
        item.IsLicence().ShouldBe(type == "01");
    }

    private static IReadOnlyList<ServiceItem> Items(ICatalog catalog) => [.. catalog.Published("990102").SelectMany(m => m.Items)];
}
