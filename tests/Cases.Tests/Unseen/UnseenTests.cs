using System.Collections.Concurrent;
using OneStop.Cases.Desk;
using OneStop.Cases.Domain;

namespace OneStop.Cases.Tests.Unseen;

/// <summary>
/// People of every kind ask for everything of everybody's: what one may not see is in no page, list, count, search, file or text, and
/// answers like what does not exist. A failure names the seed of its world; <c>ONESTOP_UNSEEN_SEED</c> makes that one again.
/// </summary>
public sealed class UnseenTests(UnseenPortal portal, ITestOutputHelper output) : IClassFixture<UnseenPortal>
{
    private readonly ConcurrentBag<string> wrong = [];

    [Fact]
    public async Task What_an_address_names_is_there_only_for_whom_it_is()
    {
        var world = await portal.Planted;
        var (seen, asked) = (new ConcurrentDictionary<string, bool>(StringComparer.Ordinal), 0);
        await world.Each(async session =>
        {
            foreach (var place in world.Places(session, presses: false))
            {
                Interlocked.Increment(ref asked);
                var answer = await session.Get(place.Address);
                Told(session, answer, place.Address, place.Address);
                if (!place.Thing.IsFor(session.Who, place.Route, place.At))
                    Same(session, place, answer, await session.Get(place.TwinFor(session.Who)));
                else
                    foreach (var secret in world.World.Secrets.Where(s => answer.Text.Contains(s.Value, StringComparison.Ordinal)))
                        seen[secret.Value] = true;
            }
        });

        Conclude(world);
        var shown = world.World.Secrets.Where(s => !s.IsId).ToList();
        output.WriteLine($"{asked} addresses, {world.World.Things.Count} things, {seen.Count} of {shown.Count} values seen by whom they are for");
        // Whoever may look has to find them, or nobody else could have.
        shown.Count(s => seen.ContainsKey(s.Value)).ShouldBeGreaterThan(shown.Count / 2);
    }

    [Fact]
    public async Task No_list_search_or_copy_tells_of_others()
    {
        var world = await portal.Planted;
        var open = world.Routes.Open(world.World.Things);
        var cases = world.World.Things.OfType<FiledThing>().ToList();
        await world.Each(async session =>
        {
            foreach (var address in open.Concat(Filtered(cases)))
                Told(session, await session.Get(address), address, address);
            foreach (var secret in world.World.Secrets.Where(s => !s.IsFor(session.Who)))
                await Search(session, secret);
            foreach (var kind in (string[])["json", "text"])
                Told(session, await session.Post("/account/data", new([new("as", kind)], [])), "the copy of one's own data as " + kind, "");
            Told(session, await session.Post("/audit/export", Sent.Empty), "the trail as a file", "");
        });
        foreach (var (mobile, text) in portal.Texts.All)
        {
            foreach (var secret in world.World.Secrets.Where(s => text.Contains(s.Value, StringComparison.Ordinal)))
                wrong.Add($"a text to {mobile} says {secret.What}");
        }

        Conclude(world);
    }

    [Fact]
    public async Task A_press_on_what_is_somebody_elses_changes_nothing()
    {
        var world = await portal.Planted;
        var forms = new ConcurrentDictionary<string, Task<Sent>>(StringComparer.Ordinal);
        var found = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        // Looking up a form is a look: that comes first.
        foreach (var place in world.Sessions.SelectMany(s => world.Places(s, presses: true)))
            await Form(place);
        var signIns = await Fingerprint.SignIns(world.Database);
        var before = await Fingerprint.AtRest(world.Database);
        await world.Each(async session =>
        {
            foreach (var place in world.Places(session, presses: true).Where(p => !p.Thing.IsFor(session.Who, p.Route, p.At)))
            {
                var form = await Form(place);
                var answer = await session.Post(place.Address, form);
                Told(session, answer, "POST " + place.Address, place.Address + string.Concat(form.Fields.Select(f => f.Value)));
                Same(session, place, answer, await session.Post(place.TwinFor(session.Who), form.With(place.Thing.Renamed)));
            }

            foreach (var thing in world.World.Things.OfType<FiledThing>().Where(t => !t.IsFor(session.Who, "/accept", Named.Of())))
            {
                var item = thing.State.Items[^1].Code;
                if (!thing.IsFor(session.Who, "/grant", Named.Of(("item", item))))
                    await InForm(session, "/desk", "pick", new Pick(thing.Id, thing.State.Number, item, thing.State.Matter).ToString(), thing.Renamed);
                if (thing.Applicant != session.Who.Applicant)
                    await InForm(session, "/acting", "for", thing.Applicant.ToString(), _ => Guid.Empty.ToString("N"));
            }

            foreach (var other in signIns)
                await InForm(session, "/account/sessions", "session", other, _ => Guid.Empty.ToString());
        });

        var after = await Fingerprint.Of(world.Database);
        foreach (var (table, rows) in after.Where(t => before[t.Key] != t.Value))
            wrong.Add($"{table} has changed: {before[table]} became {rows}");
        output.WriteLine($"the forms of {string.Join(' ', found.Where(f => f.Value).Select(f => f.Key).Order(StringComparer.Ordinal))}");
        output.WriteLine($"no form for {string.Join(' ', found.Where(f => !f.Value).Select(f => f.Key).Order(StringComparer.Ordinal))}");
        Conclude(world);

        Task<Sent> Form(Place place) => forms.GetOrAdd(place.Address, async _ =>
        {
            found.TryAdd(place.Route, false);
            if (world.Sessions.FirstOrDefault(s => place.Thing.IsFor(s.Who, place.Route, place.At)) is not { } rightful)
                return Sent.Empty;
            var page = place.Thing is FiledThing && place.Route.StartsWith("/desk", StringComparison.Ordinal)
                ? place.Address[..place.Address.LastIndexOf('/')] : place.Address;
            var form = await rightful.Form(page, place.Address) ?? await rightful.Form(place.Address, place.Address);
            found[place.Route] |= form is not null;
            return form ?? (place.Thing is not FiledThing filed ? Sent.Empty
                : Sent.Empty with { Fields = [.. Sent.Empty.Fields, new("case", filed.Id.ToString())] });
        });
    }

    [Fact]
    public async Task One_case_more_is_seen_in_no_list_of_those_it_is_not_for()
    {
        var world = await portal.Planted;
        var pages = world.Routes.Open(world.World.Things)
            .Where(a => !a.StartsWith("/operations", StringComparison.Ordinal) && !a.StartsWith("/audit", StringComparison.Ordinal))
            .Concat(Filtered([])).ToList();
        var (before, known) = (new ConcurrentDictionary<(string, string), string>(), world.World.Things.Count);
        await world.Each(async session =>
        {
            // Once beforehand: what they read last stands on their own pages, and what is told once has then been told.
            foreach (var page in pages)
                await session.Get(page);
            foreach (var page in pages)
                before[(session.Who.Name, page)] = (await session.Get(page)).Plain;
        });
        await world.World.OneMore();
        var more = world.World.Things.Skip(known).OfType<FiledThing>().Single();
        var departments = more.State.Items.Select(i => i.Department).ToList();
        await world.Each(async session =>
        {
            if (session.Who.Applicant == more.Applicant || session.Who.IsWindowOf(more.State.Region) || session.Who.Reviews(more.State.Region, departments))
                return;
            foreach (var page in pages)
            {
                var answer = await session.Get(page);
                var was = before[(session.Who.Name, page)];
                if (answer.Plain != was)
                    wrong.Add($"{session.Who.Name}: {page} is not what it was before somebody else filed: {Difference(was, answer.Plain)}");
            }
        });
        Conclude(world);
    }

    /// <summary>What a form names is answered like what does not exist, too.</summary>
    private async Task InForm(Session session, string address, string field, string value, Func<string, string> renamed)
    {
        var answer = await session.Post(address, new([new(field, value)], []));
        var nothing = await session.Post(address, new([new(field, renamed(value))], []));
        Told(session, answer, $"POST {address} {field}={value}", value);
        var (one, other) = (Blank(answer.Plain), Blank(nothing.Plain));
        if (one != other)
            wrong.Add($"{session.Who.Name}: POST {address} {field}={value} is not answered like what does not exist: {Difference(other, one)}");

        // In both of both: somebody's own list may name the case for another item.
        string Blank(string plain) => value.Split('/').Concat(renamed(value).Split('/'))
            .Aggregate(plain, (text, part) => text.Replace(part, "…", StringComparison.Ordinal));
    }

    private async Task Search(Session session, Secret secret)
    {
        // What differs from it in the last letter is nobody's.
        var nobodys = secret.Value[..^1] + (secret.Value[^1] is '7' or '黟' ? '8' : char.IsAsciiLetterOrDigit(secret.Value[^1]) ? '7' : '黟');
        foreach (var (address, field) in ((string, string)[])[("/desk/find", "q"), ("/audit/find", "number"), ("/verify", "code")])
        {
            var answer = await session.Post(address, new([new(field, secret.Value)], []));
            Told(session, answer, $"a search for {secret.What}", secret.Value);
            var other = await session.Post(address, new([new(field, nobodys)], []));
            var plain = answer.Plain.Replace(secret.Value, "…", StringComparison.OrdinalIgnoreCase);
            if (plain != other.Plain.Replace(nobodys, "…", StringComparison.OrdinalIgnoreCase))
                wrong.Add($"{session.Who.Name}: {address} tells that there is {secret.What}: {Difference(other.Plain, answer.Plain)}");
        }
    }

    private static IEnumerable<string> Filtered(IReadOnlyList<FiledThing> cases) =>
    [
        .. from view in (string[])["todo", "today", "over", "coming", "waiting", "all", "done"]
           from more in (string[])["", "&sort=filed", "&due=3", "&matter=YJS-E01", "&tick=true"]
           select $"/desk?view={view}{more}",
        .. cases.SelectMany(c => c.State.Items.Select(i => $"/desk?view=all&matter={c.State.Matter}&item={i.Code}")).Distinct(),
        .. cases.Select(c => $"/audit?number={c.State.Number}"), .. cases.Select(c => $"/audit?subject={c.Applicant}"),
        .. cases.Select(c => $"/account/looks?after={c.Id}"), .. cases.Select(c => $"/cases?after={c.Id}"),
        .. Enum.GetNames<ItemStatus>().Select(s => $"/desk?view=all&state={s}"), "/?lang=en", "/cases?lang=en",
    ];

    private void Told(Session session, Answer answer, string asked, string sent)
    {
        foreach (var secret in session.Leaks(answer, sent))
            wrong.Add($"{session.Who.Name} reads {secret.What} in {asked} ({answer.Status})");
    }

    private void Same(Session session, Place place, Answer answer, Answer nothing)
    {
        var (one, other) = (place.Blank(answer.Plain, session.Who), place.Blank(nothing.Plain, session.Who));
        if (one != other)
        {
            var asked = (place.IsPress ? "POST " : "") + place.Address;
            wrong.Add($"{session.Who.Name}: {asked} ({answer.Status}) is not answered like what does not exist ({nothing.Status}): {Difference(other, one)}");
        }
    }

    private static string Difference(string other, string one)
    {
        var at = one.Zip(other).TakeWhile(c => c.First == c.Second).Count();
        return $"…{Cut(other)}… is …{Cut(one)}…".ReplaceLineEndings(" ");

        string Cut(string text) => text[Math.Max(0, Math.Min(at, text.Length) - 30)..Math.Min(text.Length, at + 60)];
    }

    private void Conclude(UnseenWorld world) => wrong.Distinct().Order(StringComparer.Ordinal).Take(40).ShouldBeEmpty($"ONESTOP_UNSEEN_SEED={world.Seed}");
}
