using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Cases.Departments;
using OneStop.Cases.Domain;
using OneStop.Cases.Window;
using OneStop.Contracts.Catalog;
using OneStop.Demo.People;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.EventSourcing.Store;
using OneStop.Secrets;
using OneStop.Testing;

namespace OneStop.Cases.Tests.World;

/// <summary>Restaurants in the real store, and officials in their browsers.</summary>
internal sealed class CaseDesk(PortalUnderTest portal)
{
    private static int last;

    public const string Clerk = "tianyu", Reviewer = "chenjing", SecondReviewer = "heyuan", SignReviewer = "wukai", FireReviewer = "zhengan",
        ReviewerElsewhere = "qinchuan";

    public async Task<Browser> SignedIn(string user)
    {
        var browser = await portal.Visitor();
        var seen = await browser.SignIn(user, DemoCast.Read().Password, "/staff/signin");
        seen.Path.ShouldNotContain("signin", customMessage: seen.Text);
        return browser;
    }

    // A day on which no citizen files: numbers of today are given by the product.
    public Task<FiledCase> File(string region = Restaurant.Region, string? title = null, IReadOnlyDictionary<string, string>? answers = null,
        params IReadOnlyList<string> only) => File(filed => filed, region, title, answers, only);

    /// <param name="change">What is filed otherwise.</param>
    public async Task<FiledCase> File(Func<CaseSubmitted, CaseSubmitted> change, string region = Restaurant.Region, string? title = null,
        IReadOnlyDictionary<string, string>? answers = null, params IReadOnlyList<string> only)
    {
        var services = await portal.Services();
        var number = $"E01-20200101-{Interlocked.Increment(ref last):00000}";
        var (subject, person, id) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var filed = change(new Restaurant(services.GetRequiredService<ICatalog>())
            .Filed(number, subject, person, region, title ?? "禾味小馆" + number[^5..], answers, only));
        var key = await services.GetRequiredService<SubjectKeys>().Ensure(subject);
        var done = await services.GetRequiredService<IStreams>().Send(id, new AppendEvents<Case>([filed], key), new(person, Channel.Portal));
        done.IsRefused.ShouldBeFalse();
        foreach (var material in filed.Materials)
        {
            foreach (var page in material.Pages)
                await KeepPage(services, id, subject, key!, material.Material, page);
        }

        return new(id, number, portal);
    }

    private static async Task KeepPage(IServiceProvider services, Guid owner, Guid subject, SubjectKey key, string material, Guid page)
    {
        await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "insert into cases.files (id, owner, subject, material, name, media_type, size, sha256, content, uploaded_at) values ($1, $2, $3, $4, $5, 'image/png', $6, $7, $8, now())");
        foreach (var parameter in (NpgsqlParameter[])[Sql.P(page), Sql.P(owner), Sql.P(subject), Sql.P(material), Sql.P(key.Seal(material + ".png")),
            Sql.P(Shop.Pixel.Length),
            Sql.P(System.Security.Cryptography.SHA256.HashData(Shop.Pixel)), Sql.P(key.Seal(Shop.Pixel))])
            command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A case in the store, and short ways to move it on.</summary>
internal sealed record FiledCase(Guid Id, string Number, PortalUnderTest Portal)
{
    public string Url(string item) => $"/desk/cases/{Number}/{item}";

    public async Task<Loaded<Case>> Now() => (await (await Portal.Services()).GetRequiredService<IStreams>().Read<Case>(Id))!;

    public async Task<FiledCase> Accepted(params IReadOnlyList<string> items)
    {
        var codes = items.Count > 0 ? items : [.. (await Now()).State.Items.Select(i => i.Code)];
        await Done(new AcceptItems(Number, [.. codes]), Officials.Clerk);
        return this;
    }

    public async Task<FiledCase> Granted(params IReadOnlyList<string> items)
    {
        var services = await Portal.Services();
        foreach (var item in items)
        {
            var state = (await Now()).State;
            var share = ItemShare.Of(services.GetRequiredService<ICatalog>(), state, item);
            var by = Officials.Food with { Post = Officials.Food.Post with { Department = share.Item.Department } };
            await Done(new GrantItem(Number, item, AllMet(share), "", "符合要求。"), by);
        }

        return this;
    }

    /// <summary>The window asked for another layout plan and another figure.</summary>
    public async Task<FiledCase> Asked(string item)
    {
        ImmutableList<PointToMend> points = [new(CorrectionTarget.Material, "layout-plan", "请标出洗手消毒区。"), new(CorrectionTarget.Field, "DE0403", "和平面图对不上。")];
        await Done(new RequestCorrections(Number, item, points), Officials.Clerk);
        return this;
    }

    private async Task Done(ICommand<Case, Unit> command, StaffMember by) =>
        (await (await Portal.Services()).GetRequiredService<IStreams>().Send(Id, command, by.Context(null))).Refusals.ShouldBeEmpty();

    public static ImmutableSortedDictionary<string, Judgement> AllMet(ItemShare share) =>
        share.Checkpoints.ToImmutableSortedDictionary(c => c.Id, _ => Judgement.Meets, StringComparer.Ordinal);
}
