using System.Text.RegularExpressions;
using OneStop.Testing;

namespace OneStop.Catalog.Tests;

public sealed partial class CatalogLinksTests
{
    // The paths of the open data lie below the address of its version.
    private static readonly string[] Apart = ["/CatalogLinks.cs", "/Open/OpenData.cs", "/Open/Page.cshtml.cs"];

    [Fact]
    public void No_page_writes_an_address_of_the_catalogue_itself()
    {
        var literals = from file in Sources.All(".cs", ".cshtml")
                       where file.Path.Contains("Modules/Catalog/", StringComparison.Ordinal)
                           && !Apart.Any(a => file.Path.EndsWith(a, StringComparison.Ordinal))
                       from line in file.Text.Split('\n')
                       where !line.StartsWith("@page", StringComparison.Ordinal) && Address().IsMatch(line)
                       select $"{file.Path}: {line.Trim()}";
        literals.ShouldBeEmpty("CatalogLinks has or gets a member for it");
    }

    [Fact]
    public void What_is_not_asked_for_does_not_stand_in_an_address()
    {
        CatalogLinks.Search("餐馆", "", "").ShouldBe("/matters?q=%E9%A4%90%E9%A6%86");
        CatalogLinks.Search("a", "person", "990102", 2).ShouldBe("/matters?q=a&for=person&region=990102&page=2");
        CatalogLinks.HallsOf(null, null).ShouldBe("/halls");
        CatalogLinks.Item("000079000300", "").ShouldBe("/items/000079000300");
    }

    [Fact]
    public void A_later_page_of_the_desk_says_which_list_it_goes_on_with()
    {
        CatalogLinks.Desk(all: false).ShouldBe("/studio");
        CatalogLinks.Desk(all: true).ShouldBe("/studio?all=true");
        CatalogLinks.Desk(all: false, "1.2").ShouldBe("/studio?all=false&before=1.2");
    }

    [GeneratedRegex("""["'(>]/(?:studio|matters|items|halls|policies)\b""", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
