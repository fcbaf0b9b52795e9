using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Cases.Departments;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Cases.Window;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Demo.People;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.EventSourcing.Store;
using OneStop.Identifiers;
using OneStop.Secrets;
using OneStop.Testing;
using OneStop.Web;

namespace OneStop.Cases.Tests.Unseen;

/// <summary>
/// People and enterprises of the demo with drafts, cases and certificates, filed and decided by the product's own use cases, each with
/// values that stand nowhere else.
/// </summary>
internal sealed class SmallWorld(IServiceProvider services, Random random)
{
    private static readonly (string User, string? Enterprise, string[] Matters)[] Filers =
    [
        ("zhouhe", "hewei", ["YJS-E01"]), ("yuman", "manzhou", ["YJS-E01"]), ("malin", "malin", ["YJS-E01"]), ("guoyuan", "yuanshan", ["YJS-E06"]),
        ("liufang", null, ["YJS-P09", "YJS-P04"]), ("guxiao", null, ["YJS-P01", "YJS-P09"]), ("qinlang", null, ["YJS-P04", "YJS-P09"]),
    ];

    private static readonly string[] Fates = ["decided", "denied", "accepted", "asked", "received"];

    private readonly ICatalog catalog = services.GetRequiredService<ICatalog>();
    private readonly IStreams streams = services.GetRequiredService<IStreams>();
    private readonly NpgsqlDataSource db = services.GetRequiredService<NpgsqlDataSource>();
    private readonly Planting planting = new(random);
    private readonly List<Thing> things = [];
    private readonly List<Secret> secrets = [];

    public IReadOnlyList<Thing> Things => things;

    public IReadOnlyList<Secret> Secrets => secrets;

    public static Asker Person(IServiceProvider services, string user, string? enterprise)
    {
        var (cast, masters) = (DemoCast.Read(), services.GetRequiredService<MasterKeys>());
        var company = cast.Enterprises.FirstOrDefault(e => e.Key == enterprise);
        var subject = company is null ? SubjectId.OfPerson(masters, cast.Citizens.First(c => c.User == user).IdNumber)
            : SubjectId.OfEnterprise(masters, company.Uscc);
        return new(user, user, subject, null, company?.Name);
    }

    public async Task Plant()
    {
        await OthersOfIdentity();
        var filers = Filers.ToArray();
        random.Shuffle(filers);
        foreach (var (index, (user, enterprise, matters)) in filers.Index())
            await Live(user, enterprise, matters[random.Next(matters.Length)], Fates[index % Fates.Length], draft: index % 2 == 0);
    }

    /// <summary>One case more of somebody who is there already.</summary>
    public async Task OneMore()
    {
        var (user, enterprise, matters) = Filers[random.Next(3)];
        await Live(user, enterprise, matters[0], "accepted", draft: true);
    }

    private async Task Live(string user, string? enterprise, string matter, string fate, bool draft)
    {
        var by = await ActorOf(user, enterprise);
        var papers = new Dictionary<string, (string Name, string Says)>(StringComparer.Ordinal);
        var walk = new Walk(services, catalog.Find(matter)!, by)
        {
            Typing = planting.For,
            Paper = material => papers[material.Code] = (planting.Words(), planting.Latin()),
            Opinion = () => "符合要求，准予。" + planting.Words(),
        };
        var answers = Contracts.Catalog.Answers.Usual(walk.Matter);
        if (draft)
        {
            var begun = await walk.Begin(answers);
            await walk.FillIn(begun);
            await walk.HandIn(begun);
            Keep(new DraftThing(by.Applicant!.Value, begun, await walk.Filing(begun), papers.ToImmutableDictionary()));
        }

        var id = await walk.Begin(answers);
        await walk.FillIn(id);
        await walk.HandIn(id);
        var filing = await walk.Filing(id);
        await walk.Submit(id);
        await Then(walk, id, fate);
        var filed = (await streams.Read<Case>(id))!;
        Keep(new FiledThing(by.Applicant!.Value, id, filed, filing, papers.ToImmutableDictionary()));
        foreach (var certificate in filed.State.Items.SelectMany(i => i.Results))
            things.Add(new CertificateThing(by.Applicant!.Value, certificate.Certificate));
    }

    private async Task Then(Walk walk, Guid id, string fate)
    {
        // What is decided on the spot needs nobody, and is first.
        var state = await AtRest(id);
        var open = state.Items.Where(i => i.Status == ItemStatus.Received).ToList();
        if (fate == "received")
            return;
        if (fate == "asked")
        {
            var item = open[random.Next(open.Count)];
            var share = ItemShare.Of(catalog, state, item.Code);
            var point = share.Fields.FirstOrDefault(f => share.Has(CorrectionTarget.Field, f.Code)) is { } field
                ? new PointToMend(CorrectionTarget.Field, field.Code, planting.Words())
                : new PointToMend(CorrectionTarget.Material, share.Materials[0].Material, planting.Words());
            await Give(id, new RequestCorrections(state.Number, item.Code, [point]), Official("service-centre", PostRole.Clerk, state));
            return;
        }

        await Give(id, new AcceptItems(state.Number, [.. open.Select(i => i.Code)]), Official("service-centre", PostRole.Clerk, state));
        state = await AtRest(id);
        foreach (var item in state.Items.Where(i => i.Status == ItemStatus.Accepted))
        {
            await Give(id, new AddOpinion(state.Number, item.Code, ImmutableSortedDictionary<string, Judgement>.Empty, planting.Words()),
                Official(item.Department, PostRole.Reviewer, state));
        }

        if (fate == "denied")
        {
            var first = state.Items.First(i => i.DependsOn.IsEmpty && i.Status == ItemStatus.Accepted);
            await Give(id, new DenyItem(state.Number, first.Code, [new(planting.Words(8), planting.Words(8))]),
                Official(first.Department, PostRole.Reviewer, state));
        }

        if (fate is "decided" or "denied")
            await walk.Decide(id);
        for (var left = 300; left > 0 && (await walk.Now(id)).Items.Exists(i => i.AwaitsResult); left--)
            await Task.Delay(100);
    }

    private async Task<Case> AtRest(Guid id)
    {
        for (var (quiet, last) = (0, 0L); ;)
        {
            var now = (await streams.Read<Case>(id))!;
            quiet = now.Events.Count == last ? quiet + 1 : 0;
            if (quiet == 5)
                return now.State;
            last = now.Events.Count;
            await Task.Delay(200);
        }
    }

    private void Keep(Thing thing)
    {
        things.Add(thing);
        secrets.AddRange(thing.Secrets(catalog, planting));
    }

    private async Task Give(Guid id, ICommand<Case, Unit> command, StaffMember by) =>
        (await streams.Send(id, command, by.Context(null))).Refusals.Select(r => $"{r.Code} {r.Field}").ShouldBeEmpty();

    private static StaffMember Official(string department, PostRole role, Case state) => new(Guid.CreateVersion7(), new(department, state.Region, role));

    private async Task<Actor> ActorOf(string user, string? enterprise)
    {
        var asker = Person(services, user, enterprise);
        var citizen = DemoCast.Read().Citizens.First(c => c.User == user);
        var person = SubjectId.OfPerson(services.GetRequiredService<MasterKeys>(), citizen.IdNumber);
        await using var scope = services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<IPeople>().CitizenAccount(person);
        return new(account!.Value, person, citizen.Name, enterprise is null ? null : new(asker.Applicant!.Value, asker.Enterprise!), null);
    }

    /// <summary>A passkey and a site of a citizen, and the posts of the staff.</summary>
    private async Task OthersOfIdentity()
    {
        var by = await ActorOf("qinlang", null);
        var key = (await services.GetRequiredService<SubjectKeys>().Ensure(by.Person!.Value))!;
        var (passkey, site, name) = (new byte[16], Guid.CreateVersion7(), planting.Words());
        random.NextBytes(passkey);
        await Done(
            """
            insert into identity.passkeys (id, account, public_key, sign_count, transports, verified, backup_eligible, backed_up, name, made_at)
            values ($1, $2, '\x00', 0, '{}', true, false, false, $3, now())
            """, Sql.P(passkey), Sql.P(by.Account), Sql.P(key.Seal(name)));
        await Done(
            """
            with client as (insert into openid.clients (id, name_zh, name_en, department, calls, made_at, client_id)
                values (gen_random_uuid(), '一个网站', 'A site', 'data', '{}', now(), 'a-site') returning id)
            insert into openid.consents (id, account, client, scopes, given_at, until)
            select $1, $2, id, '{openid}', now(), now() + interval '1 day' from client
            """, Sql.P(site), Sql.P(by.Account));
        secrets.Add(new(name, "the name of a passkey", by.Person.Value, null, []));
        things.Add(new OwnThing(by.Person.Value, "/account/passkeys/{id}", Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(passkey)));
        things.Add(new OwnThing(by.Person.Value, "/account/sites/{id:guid}", site.ToString()));
        await using var posts = db.CreateCommand("select id, department, region, role from identity.posts");
        await using var row = await posts.ExecuteReaderAsync();
        while (await row.ReadAsync())
            things.Add(new PostThing(row.GetGuid(0), new(row.GetString(1), row.GetString(2), Enum.Parse<PostRole>(row.GetString(3), ignoreCase: true))));
        await Mandates();
    }

    /// <summary>Mandates of the demo, and the bodies in them, each with the people of both sides.</summary>
    private async Task Mandates()
    {
        var masters = services.GetRequiredService<MasterKeys>();
        var users = DemoCast.Read().Citizens.ToDictionary(c => SubjectId.OfPerson(masters, c.IdNumber), c => c.User);
        var rows = new List<(Guid Id, Guid Principal, Guid Holder)>();
        await using (var read = db.CreateCommand("select id, principal, holder from identity.mandates where of_body and not to_body and revoked_at is null"))
        {
            await using var row = await read.ExecuteReaderAsync();
            while (await row.ReadAsync())
                rows.Add((row.GetGuid(0), row.GetGuid(1), row.GetGuid(2)));
        }

        rows.ShouldNotBeEmpty();
        foreach (var body in rows.GroupBy(r => r.Principal))
        {
            ImmutableHashSet<string> people = [.. body.Select(r => users[r.Holder])];
            things.Add(new SidesThing("/account/bodies/{body:guid}", "body", body.Key, people));
            foreach (var mandate in body)
                things.Add(new SidesThing("/account/mandates/{id:guid}", "id", mandate.Id, people));
        }
    }

    private async Task Done(string text, params NpgsqlParameter[] parameters)
    {
        await using var command = db.CreateCommand(text);
        command.Parameters.AddRange(parameters);
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
