using System.Text;
using Npgsql;
using OneStop.EventSourcing;
using OneStop.Catalog.Items;
using OneStop.Catalog.Items.Csv;
using OneStop.Catalog.Items.Follow;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Search;
using OneStop.TestDatabase;

namespace OneStop.Catalog.Tests.Items;

public sealed class LocalItemsTests : IAsyncLifetime
{
    private const string Basic = "000079000100", City = "990100";
    private const string Police = "11990100MB0D186401", Market = "11990100MB0D10147G";

    private TestDb test = null!;
    private NpgsqlDataSource db = null!;
    private PartStore parts = null!;
    private CatalogInMemory catalog = null!;
    private ImportLocalItems import = null!;
    private ItemFollowers followers = null!;
    private LocalItemStore items = null!;
    private string[] regions = [];

    public async ValueTask InitializeAsync()
    {
        test = await TestDb.Create([typeof(EventSourcingServices).Assembly, typeof(CatalogModule).Assembly]);
        db = NpgsqlDataSource.Create(test.ConnectionString);
        (parts, followers, items) = (new(db), new(db), new(db));
        catalog = new(new PublishedMatters(db), TimeProvider.System);
        import = new(db, catalog);
        await parts.Publish(CatalogFiles.Shipped.Parts.All(), Origin.Shipped);
        regions = [.. catalog.Regions.Select(r => r.Code)];
    }

    public async ValueTask DisposeAsync()
    {
        await db.DisposeAsync();
        await test.DisposeAsync();
    }

    [Fact]
    public async Task A_file_is_taken_in_and_again_changes_nothing()
    {
        (await Take(Two)).ShouldBeEquivalentTo(new Imported(2, 2, 0, []));
        var revision = Revision();

        (await Take(Two)).ShouldBeEquivalentTo(new Imported(2, 0, 0, []));

        Revision().ShouldBe(revision);
        (await Take(Two.Replace(",5,", ",3,", StringComparison.Ordinal))).Changed.ShouldBe(1);
        Revision().ShouldBeGreaterThan(revision);
    }

    [Fact]
    public async Task What_is_exported_is_what_was_taken_in()
    {
        await Take(Two);
        var offered = new List<LocalItem>();
        await foreach (var item in items.In(regions, default))
            offered.Add(item);

        (await Take(LocalItemFileTests.Written(offered))).ShouldBeEquivalentTo(new Imported(2, 0, 0, []));
    }

    [Fact]
    public async Task One_wrong_line_and_nothing_is_taken_in()
    {
        (await Take(Two + $"\n{Police}0000790001002,{Basic},990199,public-security,5")).Faults.ShouldHaveSingleItem().Line.ShouldBe(4);
        (await items.Of(Basic, regions, 10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_twice_or_of_somebody_else_is_refused()
    {
        (await Take(Two + "\n" + Two.Split('\n')[1])).Faults.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(f => f.Code.ShouldBe("code-twice"), f => f.Args.ShouldBe([2]));
        await Take(Two);
        (await Take(Two.Replace("990103", "990102", StringComparison.Ordinal))).Faults.ShouldHaveSingleItem().Code.ShouldBe("code-taken");
    }

    [Fact]
    public async Task Nobody_writes_outside_of_their_region()
    {
        var refused = await import.Run(Encoding.UTF8.GetBytes(Two), "990102", default);

        refused.Faults.ShouldHaveSingleItem().Line.ShouldBe(3);
        refused.Added.ShouldBe(0);
    }

    [Fact]
    public async Task A_new_version_lists_who_must_follow_until_they_do()
    {
        await Take(Two);
        (await Behind()).ShouldBeEmpty();
        await Change();

        (await Behind()).Select(b => b.Region).ShouldBe(["990102", "990103"]);
        (await followers.All(regions, "", default)).ShouldHaveSingleItem().ShouldBe(new(Basic, 2, 2));
        (await followers.Behind(Basic, regions, ("990102", "public-security", Police + "0000790001000"), default))
            .ShouldHaveSingleItem().Region.ShouldBe("990103");

        (await followers.Follow(Basic, 2, "990102", "public-security", Guid.CreateVersion7(), default)).ShouldBe(1);
        (await followers.Follow(Basic, 2, "990102", "public-security", Guid.CreateVersion7(), default)).ShouldBe(0);
        (await Behind()).ShouldHaveSingleItem().Region.ShouldBe("990103");
        (await followers.Follow(Basic, 2, "990103", null, Guid.CreateVersion7(), default)).ShouldBe(1);
        (await Behind()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_version_that_is_not_there_yet_cannot_be_followed()
    {
        await Take(Two);
        (await followers.Follow(Basic, 7, "990102", null, Guid.CreateVersion7(), default)).ShouldBe(0);
    }

    [Fact]
    public async Task Search_follows_where_an_item_is_offered()
    {
        await Take(Two.Split('\n')[0] + "\n" + Two.Split('\n')[1]);
        catalog.Refresh();

        catalog.Search("身份证换领", new SearchFilter(FoundKind.Item, Region: "990102001"), 5).Hits.ShouldContain(h => h.Code == Basic);
        catalog.Search("身份证换领", new SearchFilter(FoundKind.Item, Region: "990103"), 5).Hits.ShouldNotContain(h => h.Code == Basic);
    }

    [Fact]
    public async Task What_ships_is_laid_once_and_then_belongs_to_the_officials()
    {
        var seeding = new ShippedLocalItems(db, import);
        await seeding.Seed(default);
        var food = (await items.Of("000011010200", [City], 5, default)).ShouldHaveSingleItem();
        food.Code.ShouldBe(Market + "0000110102000");
        (await Take($"code,basic,region,department,fee,promised_days,promised_unit\n{food.Code},{food.Basic},{food.Region},{food.Department},8,3,月")).Changed.ShouldBe(1);

        await seeding.Seed(default);

        (await items.Of("000011010200", [City], 5, default))[0].ShouldSatisfyAllConditions(
            i => i.Fee.ShouldBe(8), i => i.PromisedDays.ShouldBe(3), i => i.PromisedUnit.ShouldBe(Contracts.Catalog.LimitUnit.Months));
    }

    [Fact(Explicit = true)]
    public async Task A_hundred_thousand_lines_are_taken_in_within_seconds()
    {
        var text = new StringBuilder("code,basic,region,department,promised_days\n");
        for (var i = 0; i < LocalItemFile.MostLines; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Police}{i:0000000000000},{Basic},990102,public-security,5\n");
        var watch = System.Diagnostics.Stopwatch.StartNew();

        (await Take(text.ToString())).Added.ShouldBe(LocalItemFile.MostLines);

        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.Elapsed.TotalSeconds:N1} s");
        watch.Restart();
        (await Take(text.ToString())).Changed.ShouldBe(0);
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.Elapsed.TotalSeconds:N1} s again");
    }

    private static string Two =>
        $"""
        code,basic,region,department,promised_days,halls
        {Police}0000790001000,{Basic},990102,public-security,5,
        {Police}0000790001001,{Basic},990103,public-security,10,
        """;

    private Task<Imported> Take(string text) => import.Run(Encoding.UTF8.GetBytes(text), City, default);

    private Task<IReadOnlyList<ItemFollower>> Behind() => followers.Behind(Basic, regions, ("", "", ""), default);

    private long Revision() => new PublishedMatters(db).Revision();

    private async Task Change() =>
        await parts.Publish([CatalogPart.Of(CatalogParts.Item, Basic, catalog.Item(Basic)! with { Depth = "4" })], Origin.Studio);
}
