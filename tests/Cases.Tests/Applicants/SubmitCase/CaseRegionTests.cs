using OneStop.Cases.Applicants;
using OneStop.Catalog;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>Which district handles a case: that of what it is about, else where somebody lives.</summary>
public sealed class CaseRegionTests
{
    [Theory]
    [InlineData("DE0209", "990103001001", "990103")]
    [InlineData("DL0206", "东湖市临江区滨江路1号", "990103")]
    [InlineData("DL1001", "990103001006GB00008F00030401", "990103")]
    [InlineData("DE0109", "东湖市临江区滨江路12号3幢", "990103")]
    [InlineData("DE0107", "东湖市临江区滨江路12号3幢", "990103")]
    [InlineData("DE0107", "湖滨区和临江区交界处", "990102")]
    [InlineData("DE0109", "外省某县", "990102")]
    [InlineData("DL1001", "110101001006GB00008F00030401", "990102")]
    public void Where_it_is_or_where_somebody_lives_comes_before_the_number_of_their_card(string element, string value, string region) =>
        CaseRegion.Of(code => code == element ? value : null, "990102199104121260", ShippedCatalog.Create().Regions).ShouldBe(region);

    [Fact]
    public void Somebody_from_elsewhere_is_handled_by_the_city() =>
        CaseRegion.Of(_ => null, "110101199104121260", ShippedCatalog.Create().Regions).ShouldBe("990100");
}
