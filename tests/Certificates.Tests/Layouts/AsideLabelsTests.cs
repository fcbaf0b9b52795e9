using OneStop.Catalog;
using OneStop.Certificates.Layouts;

namespace OneStop.Certificates.Tests.Layouts;

public sealed class AsideLabelsTests
{
    [Fact]
    public void Every_line_with_the_issuer_or_the_day_of_issue_is_printed_under_the_seal_and_not_a_second_time()
    {
        var twice = from matter in ShippedCatalog.Create().Published("990100")
                    from item in matter.Items
                    from result in item.Results
                    from line in result.Fields
                    where line.From == "result.issuer" || (line.From == "result.issued-on" && line.Label.Zh == "签发日期")
                    where AsideLabels.IsBody(new(line.Label.Zh, "东湖市人力资源和社会保障局"), "东社001")
                    select $"{item.Code} {line.Label.Zh}";
        twice.ShouldBeEmpty();
    }
}
