using System.Text;
using System.Text.Json.Nodes;
using OneStop.Catalog.Check;
using OneStop.Catalog.Package;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Tests.World;

namespace OneStop.Catalog.Tests.Package;

public sealed class CatalogPackageTests : CatalogWorld
{
    public static TheoryData<string> Codes => Shipped.Codes;

    [Theory, MemberData(nameof(Codes))]
    public async Task Every_matter_can_be_imported_into_an_empty_catalogue_and_again(string code)
    {
        var matter = Shipped.Matter(code);
        var package = CatalogPackage.Write(CatalogFiles.Shipped.Parts, [matter], everything: false);
        var importer = new Importer(Db, Catalog);

        var first = await importer.Import(package, Collision.Refuse);
        first.Faults.ShouldBeEmpty();
        Catalog.Find(code, matter.Version)!.Items.Select(i => i.Code).ShouldBe(matter.Items.Select(i => i.Code));

        (await importer.Import(package, Collision.Refuse)).ChangesNothing.ShouldBeTrue();
        Catalog.Versions(code).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_exported_imports_as_it_was()
    {
        await Seed();
        var exported = CatalogPackage.Write(Catalog.Parts, Catalog.Codes.Select(c => Catalog.Versions(c)[^1]), everything: true);
        var text = CatalogVerb.Text(exported);

        var plan = ImportPlan.Of(CatalogPackage.Parse(Encoding.UTF8.GetBytes(text)).File!, Catalog, Collision.Refuse);

        plan.Faults.ShouldBeEmpty();
        plan.ChangesNothing.ShouldBeTrue();
        plan.Lines.Count.ShouldBeGreaterThan(250);
    }

    [Fact]
    public async Task Other_content_under_a_known_code_is_refused_kept_or_made_the_next_version()
    {
        await Seed();
        var package = CatalogPackage.Write(Catalog.Parts, [Shipped.Matter("YJS-P06") with { Minutes = 99 }], everything: false);
        package["elements"]![0]!["hint"] = new JsonObject { ["zh"] = "另一种提示", ["en"] = "Another hint" };
        var importer = new Importer(Db, Catalog);

        var refused = await importer.Import(package, Collision.Refuse);
        refused.Faults.Count(f => f.Code == "collision").ShouldBe(2);
        Catalog.Versions("YJS-P06").Count.ShouldBe(1);

        (await importer.Import(package, Collision.Keep)).ChangesNothing.ShouldBeTrue();

        (await importer.Import(package, Collision.Replace)).Faults.ShouldBeEmpty();
        Catalog.Versions("YJS-P06")[^1].ShouldSatisfyAllConditions(m => m.Version.ShouldBe(Shipped.Matter("YJS-P06").Version + 1), m => m.Minutes.ShouldBe(99));
        (await importer.Import(package, Collision.Replace)).ChangesNothing.ShouldBeTrue("the same file again changes nothing");
    }

    [Fact]
    public async Task One_fault_and_nothing_of_the_file_is_imported()
    {
        var package = CatalogPackage.Write(CatalogFiles.Shipped.Parts, [Shipped.Matter("YJS-P06"), Shipped.Matter("YJS-P03")], everything: false);
        package["matters"]![1]!["items"]![0]!["dependsOn"] = new JsonArray(package["matters"]![1]!["items"]![0]!["code"]!.ToString());

        var plan = await new Importer(Db, Catalog).Import(package, Collision.Refuse);

        plan.Faults.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Code.ShouldBe("cycle"), f => f.Place.ShouldBe("matters/YJS-P03/items"));
        Catalog.Refresh();
        Catalog.Codes.ShouldBeEmpty();
        Catalog.Parts.Elements.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "not-json")]
    [InlineData("[]", "not-an-object")]
    [InlineData("{\"format\": \"onestop-catalogue\", \"formatVersion\": 1, \"matters\": [", "not-json")]
    [InlineData("{\"format\": \"onestop-catalogue\", \"format\": \"x\"}", "member-twice")]
    public void A_broken_file_says_where(string text, string code) => CatalogPackage.Parse(Encoding.UTF8.GetBytes(text)).Fault!.Code.ShouldBe(code);

    [Theory]
    [InlineData("""{"format":"zip","formatVersion":1}""", "format", "format")]
    [InlineData("""{"format":"onestop-catalogue","formatVersion":2}""", "format", "format")]
    [InlineData("""{"format":"onestop-catalogue","formatVersion":1,"slogans":[]}""", "slogans", "member-unknown")]
    [InlineData("""{"format":"onestop-catalogue","formatVersion":1,"matters":{}}""", "matters", "not-a-list")]
    [InlineData("""{"format":"onestop-catalogue","formatVersion":1,"matters":[1]}""", "matters/1", "not-an-object")]
    [InlineData(
        """
        {"format":"onestop-catalogue","formatVersion":1,"elements":[{"code":"DL9","key":"x","name":{"zh":"名","en":"N"},"type":"colour"}]}
        """, "elements/DL9/type", "not-among")]
    [InlineData(
        """
        {"format":"onestop-catalogue","formatVersion":1,"elements":[{"code":"DL9","key":"x","name":{"en":"Name"},"type":"text"}]}
        """, "elements/DL9/name", "no-chinese")]
    [InlineData(
        """
        {"format":"onestop-catalogue","formatVersion":1,"departments":[{"code":"x",
        "creditCode":"11990100MB0D10147H","name":{"zh":"局","en":"B"},"shortName":{"zh":"局","en":"B"},"phone":"1","hours":{"zh":"时","en":"h"}}]}
        """, "departments/x/creditCode", "credit-code")]
    [InlineData("""{"format":"onestop-catalogue","formatVersion":1,"matters":[{"code":"M1","version":1}]}""", "matters/M1/name", "no-chinese")]
    public void A_wrong_file_names_the_place(string text, string place, string code)
    {
        var faults = ImportPlan.Of(JsonNode.Parse(text)!.AsObject(), Catalog, Collision.Refuse).Faults;
        faults.ShouldContain(f => f.Place == place && f.Code == code, string.Join('\n', faults));
        faults.ShouldAllBe(f => FaultTexts.English.Of(f).Length > 0);
    }

    [Theory]
    [InlineData("""{"code":"pets","name":{"zh":"犬只登记","en":"Dogs"},"department":"public-security"}""")]
    [InlineData("""{"code":"pets","name":{"zh":"犬只登记","en":"Dogs"}}""", "registers/pets/department absent")]
    [InlineData("""{"code":"pets","department":"public-security"}""", "registers/pets/name no-chinese")]
    [InlineData("""{"code":"pets","name":{"zh":"犬只登记","en":"Dogs"},"department":"nobody"}""", "registers/pets department-unknown")]
    [InlineData("""{"code":"births","name":{"zh":"出生","en":"Births"},"department":"health"}""", "registers/births register-known")]
    [InlineData("""{"code":"a b","name":{"zh":"出生","en":"Births"},"department":"health","address":"https://x"}""", "registers/a b/address member-unknown", "registers/a b/code code")]
    public void A_register_is_added_whole_or_said_what_it_lacks(string register, params string[] faults) =>
        ImportPlan.Of(JsonNode.Parse($$"""{"format":"onestop-catalogue","formatVersion":1,"registers":[{{register}}]}""")!.AsObject(),
            ShippedCatalog.InMemory(TimeProvider.System), Collision.Refuse).Faults.Select(f => $"{f.Place} {f.Code}").ShouldBe(faults, ignoreOrder: true);

    [Fact]
    public void Ten_megabytes_of_nonsense_are_refused_at_once()
    {
        CatalogPackage.Parse(new byte[CatalogPackage.LargestFile + 1]).Fault!.Code.ShouldBe("too-large");
        CatalogPackage.Parse(Encoding.UTF8.GetBytes(new string('[', 9_000_000))).Fault!.Code.ShouldBe("not-json");
        CatalogPackage.Parse(Encoding.UTF8.GetBytes("{\"a\":\"" + new string('x', 9_000_000) + "\"}")).File.ShouldNotBeNull();
        var deep = "{\"format\":\"onestop-catalogue\",\"formatVersion\":1,\"matters\":" + string.Concat(Enumerable.Repeat("[",
            50)) + string.Concat(Enumerable.Repeat("]", 50)) + "}";
        ImportPlan.Of(CatalogPackage.Parse(Encoding.UTF8.GetBytes(deep)).File!, Catalog, Collision.Refuse).Faults.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_matter_of_ten_thousand_items_is_no_matter()
    {
        var file = MatterFile.Of(Shipped.Matter("YJS-E01"));
        for (var i = 0; i < 10_000; i++)
        {
            var item = file["items"]![0]!.DeepClone();
            item["code"] = $"X{i}";
            file["items"]!.AsArray().Add(item);
        }

        var package = CatalogPackage.Write(CatalogFiles.Shipped.Parts, [], everything: true);
        package["matters"] = new JsonArray(file);
        ImportPlan.Of(package, Catalog, Collision.Refuse).Faults.ShouldContain(f => f.Code == "too-many");
    }
}
