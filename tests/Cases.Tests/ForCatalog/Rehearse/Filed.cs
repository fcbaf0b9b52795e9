using System.Collections.Immutable;
using FsCheck.Fluent;
using FsCheck;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Cases.ForCatalog;
using OneStop.Cases.Applicants;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.EventSourcing.Secrets;
using OneStop.Secrets;
using OneStop.Testing;
using OneStop.Time;

namespace OneStop.Cases.Tests.ForCatalog;

/// <summary>Restaurants that were filed: the usual one, and any at all.</summary>
internal sealed class Filed
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly string[] Values = ["1", "2", "2,3", "0", "320", "20", "禾味小馆", "990102199104121260", "19900002043", "91990102MA0H7K2C60", "wide"];

    private readonly SubjectKey key;
    private readonly string[] sources;

    private Filed(ICatalog catalog, SubjectKey key)
    {
        (Catalog, this.key, Matter) = (catalog, key, catalog.Find("YJS-E01")!);
        sources = [.. Matter.Elements.Where(e => e.Source is not null).Select(e => Matter.SourceOf(Matter.PartyOf(e), e.Source!.Register))
            .Concat(from material in Matter.Materials
                    from way in material.Ways
                    where way.Kind is WayKind.Certificate or WayKind.SharedData
                    select Matter.SourceOf(Matter.PartyOf(material), way.Source!)).Distinct()];
    }

    public ICatalog Catalog { get; }
    public Matter Matter { get; }

    public static async Task<Filed> In(PortalUnderTest portal)
    {
        var services = await portal.Services();
        return new(services.GetRequiredService<ICatalog>(), (await services.GetRequiredService<SubjectKeys>().Ensure(Guid.CreateVersion7()))!);
    }

    public CaseChange Rehearse(CaseAsFiled filed, Matter draft) => new Rehearsing(Catalog).Rehearse(filed, Matter, draft);

    /// <summary>All sources answer, and nothing else is missing.</summary>
    public CaseAsFiled Usual(params IReadOnlyList<(string Question, string Answer)> but)
    {
        var answers = Answers.Usual(Matter).Values.SetItems(but.Select(b => KeyValuePair.Create(b.Question, b.Answer)));
        var form = Matter.Elements.ToImmutableSortedDictionary(e => e.Code, e => Sound(e), StringComparer.Ordinal);
        return Of(answers, form, [.. sources]);
    }

    /// <summary>Any answers, any values, any sources; also what a person could not have filed.</summary>
    public Gen<CaseAsFiled> Any() =>
        from answers in Gen.ArrayOf(Gen.Elements("1", "0"), Matter.Questions.Count)
        from values in Gen.ArrayOf(Gen.Elements(Values), Matter.Elements.Count)
        from filled in Gen.SubListOf(Matter.Elements.Select((e, n) => KeyValuePair.Create(e.Code, values[n])))
        from sound in Gen.SubListOf(Matter.Elements.AsEnumerable())
        from answered in Gen.SubListOf(sources.AsEnumerable())
        select Of(
            Matter.Questions.Select((q, n) => KeyValuePair.Create(q.Id, answers[n])).ToImmutableSortedDictionary(StringComparer.Ordinal),
            filled.ToImmutableSortedDictionary(StringComparer.Ordinal).SetItems(sound.Select(e => KeyValuePair.Create(e.Code, Sound(e)))),
            [.. answered]);

    private CaseAsFiled Of(ImmutableSortedDictionary<string, string> answers, ImmutableSortedDictionary<string, string> form,
        ImmutableSortedSet<string> answered)
    {
        var at = ChinaTime.StartOf(Today).AddHours(9);
        // What may not be changed comes from its source when that answers.
        var facts = Matter.Elements.Where(e => e is { Editable: false, Source: { } s } && answered.Contains(Matter.SourceOf(Matter.PartyOf(e), s.Register)))
            .ToImmutableSortedDictionary(e => e.Code, e => new FoundValue(form.GetValueOrDefault(e.Code) ?? Sound(e), e.Source!.Register, e.Source.Name,
                e.Source.Department, at), StringComparer.Ordinal);
        var state = new DraftState
        {
            By = new(Applicant.Enterprise, "东湖市禾味小馆餐饮有限公司", "91990102MA0H7K2C60", "周禾", "19900002043"),
            Verified = true, Answers = answers, Form = form.RemoveRange(facts.Keys), Facts = facts, Answered = answered,
            Certificates = answered.ToImmutableSortedDictionary(s => s, s => new CertificateInForce(Guid.CreateVersion7(), s, "1", "market-regulation", null),
                StringComparer.Ordinal),
            Committed = [.. Matter.Materials.Select(m => m.Code)],
            Pages = Matter.Materials.ToImmutableSortedDictionary(m => m.Code, _ =>
                ImmutableList.Create(new UploadedPage(Guid.CreateVersion7(), "1.png", "image/png", 1, "")), StringComparer.Ordinal),
        };
        var draft = new Draft(Guid.CreateVersion7(), "E01-20261123-00001", key.Subject, key.Subject, Matter.Code, Matter.Version, 1, at, at.AddDays(30),
            key, state);
        var filing = Sound(draft);
        return new(DraftToFile.SubmittedOf(filing, "990102"), at, [.. RegisterRule.Passed(filing, Today).Select(v => v.Item)]);
    }

    /// <summary>With what cannot be filed put right: the wrong values, else all of them.</summary>
    private Filing Sound(Draft draft)
    {
        var filing = Filing.Of(Catalog, draft, Today)!;
        filing = With(filing, Wrong(filing));
        filing = Wrong(filing).Count == 0 ? filing : With(filing, Matter.Elements.Where(e => !draft.State.Facts.ContainsKey(e.Code)));
        Wrong(filing).ShouldBeEmpty();
        return filing;
    }

    private Filing With(Filing filing, IEnumerable<DataElement> elements) => Filing.Of(Catalog, filing.Draft with
    {
        State = filing.State with { Form = filing.State.Form.SetItems(elements.Select(e => KeyValuePair.Create(e.Code, Sound(e)))) },
    }, Today)!;

    private static IReadOnlyList<DataElement> Wrong(Filing filing) => [.. filing.Composition.Fields.Where(f => filing.Read(f).IsRefused)
        .Select(f => f.Element)];

    private static string Sound(DataElement element) => element switch
    {
        // The kitchen lies in the shop, and a large shop has a large building.
        { Code: "DE0223" or "DE0411" } => "320",
        { Code: "DE0209" } => "990102001001",
        { Options: [var option, ..] } => option.Code,
        { Check: CheckDigit.CitizenId } => "990102199104121260",
        { Check: CheckDigit.CreditCode } => "91990102MA0H7K2C60",
        { Type: ElementType.YesNo } => "1",
        { Type: ElementType.Number or ElementType.Integer } => (element.Min ?? 20).ToString(System.Globalization.CultureInfo.InvariantCulture),
        { Type: ElementType.Date } => "2026-12-01",
        { Type: ElementType.Phone } => "19900002043",
        _ => "禾味小馆",
    };
}

internal static class Drafted
{
    public static Matter WithItem(this Matter matter, string item, Func<ServiceItem, ServiceItem> change) =>
        matter with { Items = [.. matter.Items.Select(i => i.Code == item ? change(i) : i)] };
}
