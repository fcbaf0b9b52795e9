using OneStop.Cases.Tests.World;
using OneStop.Catalog;
using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Tests.Departments;

/// <summary>行政许可法 speaks of licences alone; a benefit, a registration, a filing, a service are granted and denied in words of their own.</summary>
public sealed class DecisionWordsTests
{
    private static readonly IReadOnlyList<(Matter Matter, ServiceItem Item)> Shipped =
        [.. ShippedCatalog.Create().Published("990102").SelectMany(m => m.Items.Select(i => (m, i)))];

    [Theory]
    [InlineData("E01-I2", "准予许可", "不予许可", "不予行政许可决定书")]
    [InlineData("P04-I2", "准予给付", "不予给付", "不予给付决定书")]
    [InlineData("P04-I1", "予以确认", "不予确认", "不予确认决定书")]
    [InlineData("E02-I1", "准予登记", "不予登记", "不予登记决定书")]
    [InlineData("P06-I1", "准予登记", "不予登记", "不予登记决定书")]
    [InlineData("E04-I8", "予以备案", "不予备案", "不予备案通知书")]
    [InlineData("E02-I5", "同意办理", "不予办理", "不予办理告知书")]
    [InlineData("P08-I4", "同意办理", "不能办理", "不能办理告知函")]
    public void An_item_is_decided_in_the_words_of_what_it_is(string code, string grant, string deny, string title)
    {
        var (matter, item) = Shipped.Single(s => s.Item.Code == code);
        (Given.Words.Grant(matter, item), Given.Words.Deny(matter, item)).ShouldBe((grant, deny));
        Given.Words.DocumentTitle("denial", matter, item).ShouldBe(title);
        Given.Words.UsualOpinion(matter, item).ShouldBe($"经审查，符合要求，{grant}。");
        Given.Words.IsUsual(Given.Words.UsualOpinion(matter, item)).ShouldBeTrue();
    }

    [Fact]
    public void Only_licences_are_denied_as_licences() =>
        Shipped.ShouldAllBe(s => s.Item.IsLicence() == (Given.Words.DocumentTitle("denial", s.Matter, s.Item) == "不予行政许可决定书"));

    [Fact]
    public void A_company_refuses_in_a_letter_with_telephones_and_without_remedies_of_law()
    {
        var letters = Shipped.Where(s => s.Matter.Department(s.Item.Department).CreditCode.StartsWith('9')).ToList();
        letters.Count.ShouldBe(8);
        foreach (var (matter, item) in letters)
        {
            var told = Given.Words.Appeal(matter, item);
            told.ShouldContain(matter.Department(item.Department).Phone);
            told.ShouldContain("12345");
            (told.Contains("复议", StringComparison.Ordinal) || told.Contains("诉讼", StringComparison.Ordinal)).ShouldBeFalse(item.Code);
        }
    }

    [Fact]
    public void Every_authority_names_who_reviews_it_and_which_court()
    {
        foreach (var (matter, item) in Shipped.Where(s => !s.Matter.Department(s.Item.Department).Provider))
        {
            var told = Given.Words.Appeal(matter, item);
            told.ShouldContain("人民法院提起行政诉讼");
            (told.Contains("有管辖权的行政复议机关", StringComparison.Ordinal) || told.Contains("有管辖权的人民法院", StringComparison.Ordinal)).ShouldBeFalse(item.Code);
        }
    }

    [Theory]
    [InlineData("E03-I1", "国家税务总局湖东省税务局申请行政复议", "也可以自收到之日起6个月内")]
    [InlineData("P08-I2", "应当先自收到之日起60日内向国家税务总局湖东省税务局申请行政复议（税收征收管理法第八十八条", "15日内")]
    [InlineData("E03-I3", "中华人民共和国海关总署申请行政复议", "东湖市中级人民法院")]
    [InlineData("E01-I2", "东湖市人民政府申请行政复议", "东湖市湖滨区人民法院")]
    public void The_reviewing_body_and_the_way_to_court_follow_the_department_and_the_item(string code, string body, string court)
    {
        var (matter, item) = Shipped.Single(s => s.Item.Code == code);
        Given.Words.Appeal(matter, item).ShouldContain(body);
        Given.Words.Appeal(matter, item).ShouldContain(court);
    }
}
