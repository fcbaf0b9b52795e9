using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using OneStop.Cases.Applicants;
using OneStop.Cases.Departments;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Cases.Files;
using OneStop.Cases.Prefill;
using OneStop.Cases.Window;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Secrets;
using OneStop.EventSourcing.Store;
using OneStop.Identifiers;
using OneStop.Secrets;
using OneStop.Testing;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Tests.World;

/// <summary>
/// Any matter from its questions to its delivery, through the handlers that the pages call. What is typed is made up from the
/// matter's own description of its fields, so a new matter needs no line here.
/// </summary>
internal sealed class Walk
{
    private const int MostAttempts = 40;
    private readonly FixedClock clock;
    private readonly ICatalog catalog;
    private readonly IStreams streams;
    private readonly DraftStore drafts;
    private readonly StartDraft start;
    private readonly SaveStep save;
    private readonly DraftPages pages;
    private readonly DraftFiling submit;
    private readonly Actor actor;
    private readonly Dictionary<string, int> attempts = new(StringComparer.Ordinal);

    /// <param name="by">Who files; the demo's people when null.</param>
    public Walk(IServiceProvider services, Matter matter, Actor? by = null)
    {
        Matter = matter;
        catalog = services.GetRequiredService<ICatalog>();
        clock = new(DayToFile(matter));
        streams = Streams.At(services, clock);
        drafts = Make<DraftStore>(clock);
        var files = Make<FileStore>(clock);
        var prefiller = Make<Prefiller>(clock);
        var parties = Make<PartyFacts>(drafts, prefiller, clock);
        start = Make<StartDraft>(drafts, prefiller, clock);
        save = Make<SaveStep>(drafts, parties, clock);
        pages = Make<DraftPages>(drafts, files, clock);
        submit = Make<DraftFiling>(streams, drafts, clock);
        var masters = services.GetRequiredService<MasterKeys>();
        actor = by ?? (matter.Applicant == Applicant.Enterprise
            ? new(Guid.CreateVersion7(), SubjectId.OfPerson(masters, "990102199104121260"), "周禾",
                new(SubjectId.OfEnterprise(masters, "91990102MA0H7K2C60"), "东湖市禾味小馆餐饮有限公司"), null)
            : new(Guid.CreateVersion7(), SubjectId.OfPerson(masters, "990102198809032044"), "刘芳", null, null));

        T Make<T>(params object[] given) => ActivatorUtilities.CreateInstance<T>(services, given);
    }

    public Matter Matter { get; }

    /// <summary>What is typed into a field or a column at first; null for what is made up. It gives way when it is refused.</summary>
    public Func<DataElement, string?> Typing { get; init; } = _ => null;

    /// <summary>What an uploaded page is called, without its ending, and what stands in it when it is a PDF.</summary>
    public Func<MaterialSpec, (string Name, string Says)> Paper { get; init; } = _ => ("a", "page");

    /// <summary>What departments write when they grant.</summary>
    public Func<string> Opinion { get; init; } = () => "符合要求，准予。";

    /// <summary>From the answers to a filed case.</summary>
    public async Task<Guid> File(Contracts.Catalog.Answers answers) => await File(await Begin(answers));

    /// <summary>A draft; what registers know of the applicant may say that the answers are somebody else's.</summary>
    public async Task<Guid> Begin(Contracts.Catalog.Answers answers)
    {
        var begun = await start.Handle(new(Guid.CreateVersion7(), actor, Matter, answers, Again: true), default);
        begun.Refusals.Select(r => r.Code).ShouldBeEmpty(Matter.Code);
        return begun.Value;
    }

    public async Task<bool> IsForTheApplicant(Guid id) => (await Filing(id)).Composition.Barriers.Count == 0;

    public async Task<Guid> File(Guid id)
    {
        await FillIn(id);
        await HandIn(id);
        return await Submit(id);
    }

    /// <summary>What is filled in and handed in.</summary>
    public async Task<Guid> Submit(Guid id)
    {
        var filed = await submit.Handle(new(id, actor, Agreed: true) { Again = true, Consents = Enum.GetValues<Consent>() }, default);
        filed.Refusals.Select(r => $"{r.Code} {r.Field}: {string.Join(' ', r.Args)}").ShouldBeEmpty(Matter.Code);
        return id;
    }

    /// <summary>The window takes all of it in, each department grants, an item after those it depends on.</summary>
    public async Task Decide(Guid id)
    {
        var state = await Now(id);
        var open = state.Items.Where(i => i.Status == ItemStatus.Received).Select(i => i.Code).ToImmutableList();
        if (!open.IsEmpty)
            (await streams.Send(id, new AcceptItems(state.Number, open),
                StaffMember("service-centre", PostRole.Clerk, state).Context(null))).Refusals.ShouldBeEmpty(Matter.Code);
        while ((state = await Now(id)).Items.Find(i => i.Status == ItemStatus.Accepted
            && i.DependsOn.TrueForAll(d => state.Item(d)!.Status == ItemStatus.Granted)) is { } next)
        {
            var share = ItemShare.Of(catalog, state, next.Code);
            if (ResultsSaid.Awaited(share.Item, share.Matter, state) is not null)
            {
                // The document that says something to this item is made in these moments.
                await Task.Delay(50);
                continue;
            }

            var granted = await streams.Send(id,
                new GrantItem(state.Number, next.Code, FiledCase.AllMet(share), "", Opinion()) { Decided = Settled(share), Came = true },
                    StaffMember(next.Department, PostRole.Reviewer, state).Context(null));
            granted.Refusals.Select(r => r.Code).ShouldBeEmpty($"{Matter.Code} {next.Code}");
        }
    }

    private static DecidedValues Settled(ItemShare share) => new(share.Item.Decides.Select(d => share.Matter.Element(d.Element))
        .ToImmutableSortedDictionary(e => e.Code, e => Enumerable.Range(0, MostAttempts).Select(attempt => ValidValues.Of(e, attempt))
            .First(v => !FieldCheck.Read(e, true, [v]).IsRefused), StringComparer.Ordinal));

    public async Task<Case> Now(Guid id) => (await streams.Read<Case>(id))!.State;

    public async Task FillIn(Guid id)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < MostAttempts * Matter.Steps.Count; round++)
        {
            // Page by page: what one says may take another away.
            var filing = await Filing(id);
            if (filing.Composition.Steps.Where(s => !seen.Contains(s.Step.Code)).FirstOrDefault(s => IsOpen(filing, s)) is { } step)
            {
                seen.Add(step.Step.Code);
                await Save(id, filing, step);
            }
            else if (seen.Count > 0)
            {
                seen.Clear();
            }
            else
            {
                return;
            }
        }

        var left = await Filing(id);
        var missing = DraftToFile.Missing(left, true).Select(r => $"{r.Field} {r.Code} {string.Join(' ', r.Args)} [{Element(left, r.Field)}]");
        throw new InvalidOperationException($"{Matter.Code} cannot be filled in: {string.Join("; ", missing)}");
    }

    private static bool IsOpen(Filing filing, ComposedStep step) => !filing.State.Saved.Contains(step.Step.Code) || !filing.IsComplete(step)
        || step.Fields.Any(f => !filing.IsLocked(f) && filing.State[f.Element.Code] is null);

    private static string? Element(Filing filing, string? field) => filing.Composition.Fields.FirstOrDefault(f =>
        f.Element.Key == field?.Split('.')[0]) is { } found ? filing.State[found.Element.Code] : null;

    private async Task Save(Guid id, Filing filing, ComposedStep step)
    {
        var typed = step.Fields.Where(f => !filing.IsLocked(f)).SelectMany(f => Typed(filing, f)).GroupBy(t => t.Key, t => t.Value, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new StringValues([.. g]), StringComparer.Ordinal);
        var saved = await save.Handle(
            new(id, actor.Reach!, actor.Account, "here", step.Step.Code, name => typed.GetValueOrDefault(name), null), default);
        foreach (var wrong in saved.IsRefused ? saved.Refusals : saved.Value.Refusals)
        {
            var key = wrong.Field!.Split('.')[0];
            attempts[key] = attempts.GetValueOrDefault(key) + 1;
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Typed(Filing filing, ComposedField field)
    {
        var element = field.Element;
        if (attempts.TryGetValue(element.Key, out var attempt))
            // Of several choices, what the answers already say stays ticked.
            return element.Type == ElementType.MultiChoice ? Several(field.Preset.Append(ValidValues.Of(element, attempt)).Distinct())
                : ValidValues.Typed(element, attempt, AddsUp(filing, element));
        if (element.Type != ElementType.Table && Typing(element) is { } own)
            return Several([own]);
        if (element.Type != ElementType.Table && filing.State.Facts.GetValueOrDefault(element.Code) is { } fact)
            return Several(fact.Value.Split(element.Type == ElementType.MultiChoice ? ',' : '\0'));
        return field.Preset.Count > 0 ? Several(field.Preset) : ValidValues.Typed(element, 0, AddsUp(filing, element)).Select(Said);

        KeyValuePair<string, string> Said(KeyValuePair<string, string> cell) =>
            element.Columns.FirstOrDefault(c => cell.Key.EndsWith("." + c.Code, StringComparison.Ordinal)) is { } column && Typing(column) is { } own
                ? KeyValuePair.Create(cell.Key, own) : cell;

        IEnumerable<KeyValuePair<string, string>> Several(IEnumerable<string> values) => values.Select(v => KeyValuePair.Create(element.Key, v));
    }

    /// <summary>What the rows of a table have to come to: no making up of figures would hit it.</summary>
    private static (string[] Columns, decimal Sum)? AddsUp(Filing filing, DataElement table) => table.Code switch
    {
        "DE0219" when (filing.State["DL0205"] ?? filing.State["DE0206"]) is { Length: > 0 } capital => (["subscribed", "paid"], decimal.Parse(capital)),
        "DE1005" => (["share"], 100),
        _ => null,
    };

    public async Task HandIn(Guid id)
    {
        foreach (var material in (await Filing(id)).ToDo)
        {
            if (material.Way.Kind == WayKind.Commitment)
            {
                (await pages.Commit(id, actor.Reach!, material.Spec.Code, agreed: true, default)).Refusals.ShouldBeEmpty(material.Spec.Code);
                continue;
            }

            var paper = Paper(material.Spec);
            var (name, content) = material.Spec.Accepts.Contains("application/pdf") ? (paper.Name + ".pdf", Papers.Pdf(paper.Says))
                : (paper.Name + ".png", Shop.Pixel);
            using var stream = new MemoryStream(content);
            var added = await pages.Add(id, actor.Reach!, material.Spec.Code, [new FormFile(stream, 0, content.Length, DraftPages.Field, name)],
                null, default);
            added.Value.Wrong.Select(r => r.Code).ShouldBeEmpty($"{Matter.Code} {material.Spec.Code}");
        }
    }

    public async Task<Filing> Filing(Guid id) =>
        Cases.Drafts.Filing.Of(catalog, (await drafts.Find(id, actor.Reach!, default))!, clock.ChinaToday())!;

    private static StaffMember StaffMember(string department, PostRole role, Case state) =>
        new(Guid.CreateVersion7(), new(department, state.Region, role));

    /// <summary>Now, or in the middle of the matter's next season.</summary>
    private static DateTimeOffset DayToFile(Matter matter)
    {
        var now = TimeProvider.System.GetUtcNow();
        return matter.Season is { } season && !season.Includes(now.ChinaDate()) ? ChinaTime.StartOf(season.NextAfter(now.ChinaDate())).AddHours(9) : now;
    }
}
