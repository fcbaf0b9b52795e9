using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.EventSourcing;
using OneStop.Catalog.Package;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Tests.World;
using OneStop.TestDatabase;

namespace OneStop.Catalog.Tests.Publish;

public sealed class PublishingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Today = new(2026, 11, 26, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly int Shipped = Restaurant.Matter.Version;

    private readonly FixedClock clock = new(Today);
    private TestDb test = null!;
    private NpgsqlDataSource db = null!;
    private Publisher publisher = null!;
    private PartStore parts = null!;
    private CatalogInMemory catalog = null!;

    public async ValueTask InitializeAsync()
    {
        test = await TestDb.Create([typeof(EventSourcingServices).Assembly, typeof(CatalogModule).Assembly]);
        db = NpgsqlDataSource.Create(test.ConnectionString);
        publisher = new(db);
        parts = new(db);
        catalog = new(new PublishedMatters(db), clock);
    }

    public async ValueTask DisposeAsync()
    {
        await db.DisposeAsync();
        await test.DisposeAsync();
    }

    [Fact]
    public async Task What_was_published_is_found_in_its_region_only()
    {
        await parts.Publish(CatalogFiles.Shipped.Parts.All(), Origin.Shipped);
        (await publisher.Publish(Restaurant.Matter)).ShouldBeTrue();

        catalog.Published("990102001001").ShouldHaveSingleItem().Code.ShouldBe("YJS-E01");
        catalog.Published("110000").ShouldBeEmpty();
        catalog.Find("YJS-E01", Restaurant.Matter.Version)!.Item("E01-I4").Condition!.ToString().ShouldContain("answers.q4");
        catalog.Search("餐馆", "990100").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_same_version_again_changes_nothing()
    {
        await publisher.Publish(Restaurant.Matter);

        (await publisher.Publish(Restaurant.Matter)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_version_with_other_content_is_refused()
    {
        await publisher.Publish(Restaurant.Matter);

        (await Should.ThrowAsync<CatalogException>(() => publisher.Publish(Restaurant.Matter
            with
        { Minutes = 20 }))).Message.ShouldContain("Raise the version");
    }

    [Fact]
    public async Task A_new_version_serves_new_cases_from_its_day_and_the_old_one_stays_for_running_cases()
    {
        await publisher.Publish(Restaurant.Matter);
        catalog.Refresh();
        await publisher.Publish(Restaurant.Matter with { Version = Shipped + 1, Name = new Bilingual("开饭店", "Open an eatery"), Effective = Today.AddDays(3) });
        catalog.Refresh();

        catalog.Find("YJS-E01")!.Version.ShouldBe(Shipped);
        clock.Now = Today.AddDays(3);
        catalog.Find("YJS-E01")!.Version.ShouldBe(Shipped + 1);
        catalog.Find("YJS-E01", Shipped)!.Name.Zh.ShouldBe("开办餐饮店");
    }

    [Fact]
    public async Task What_is_published_cannot_be_changed_in_the_database_either()
    {
        await publisher.Publish(Restaurant.Matter);

        (await Should.ThrowAsync<PostgresException>(() => test.AsOwner("update catalog.matters set effective = now()"))).MessageText.ShouldContain("final");
    }

    [Fact]
    public async Task A_file_is_published_while_the_portal_runs()
    {
        using var content = new MemoryStream();
        await using (var shipped = typeof(CatalogModule).Assembly.GetManifestResourceStream("Data/matters/YJS-E01.json")!)
            await shipped.CopyToAsync(content);
        await parts.Publish(CatalogFiles.Shipped.Parts.All(), Origin.Shipped);
        catalog.Published("990100").ShouldBeEmpty();

        var plan = await new Importer(db, catalog).Import(CatalogPackage.Parse(content.ToArray()).File!, Collision.Refuse);

        plan.Faults.ShouldBeEmpty();
        plan.Lines.ShouldContain(l => l.Code == "YJS-E01" && l.Change == ImportChange.New);
        catalog.Published("990100").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said()
    {
        await using var nothing = new ServiceCollection().BuildServiceProvider();
        using var wrong = new StringWriter();
        (await CatalogVerb.Run(nothing, ["import", "/no/such.json"], TextWriter.Null, wrong)).ShouldBe(1);
        wrong.ToString().ShouldContain("/no/such.json");
    }

    [Fact]
    public async Task What_officials_changed_is_not_overwritten_by_what_ships()
    {
        await parts.Publish(CatalogFiles.Shipped.Parts.All(), Origin.Shipped);
        (await parts.Publish(CatalogFiles.Shipped.Parts.All(), Origin.Shipped)).ShouldBe(0);
        var phone = CatalogFiles.Shipped.Parts.Departments[0] with { Phone = "12345" };
        (await parts.Publish([CatalogPart.Of(CatalogParts.Department, phone.Code, phone)], Origin.Studio)).ShouldBe(1);

        await parts.Publish(CatalogFiles.Shipped.Parts.All(), Origin.Shipped);
        catalog.Refresh();

        catalog.Departments.Single(d => d.Code == phone.Code).Phone.ShouldBe("12345");
    }

    [Fact]
    public async Task What_an_older_program_published_is_the_same_content()
    {
        await publisher.Publish(Restaurant.Matter);
        await test.AsOwner(
            """
            alter table catalog.matters disable trigger published_is_final;
            update catalog.matters set body = body - 'barriers' - 'acceptance';
            alter table catalog.matters enable trigger published_is_final;
            """);

        (await publisher.Publish(Restaurant.Matter)).ShouldBeFalse();
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;
        public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
    }
}
