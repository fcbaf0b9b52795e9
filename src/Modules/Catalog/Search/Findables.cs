using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Search;

/// <summary>By which words each thing of the catalogue is found.</summary>
internal static class Findables
{
    public static IEnumerable<Findable> Of(IEnumerable<Matter> matters, CatalogParts parts, IReadOnlyDictionary<string, Coverage> offered) =>
        [.. matters.Select(Of), .. parts.Items.Select(i => Of(i, offered.GetValueOrDefault(i.Code, Coverage.Everywhere))), .. parts.Policies.Select(Of)];

    public static Findable Of(Matter matter) => new(FoundKind.Matter, matter.Code, matter.Name, Of(matter.Applicant), Coverage.Named(matter.Regions),
    [
        (matter.Name.Zh, Field.Name), (matter.Name.En, Field.Name), (matter.OfficialName.Zh, Field.Official), (matter.OfficialName.En, Field.Official),
        .. matter.Synonyms.Select(s => (s, Field.Synonym)),
        .. matter.Items.SelectMany(i => new[] { i.Name.Zh, i.Name.En, i.OfficialName.Zh }).Select(n => (n, Field.Part)),
        .. matter.Items.SelectMany(i => i.Results).SelectMany(r => new[] { r.Name.Zh, r.Name.En }).Select(n => (n, Field.Result)),
        .. matter.Faq.SelectMany(f => new[] { (f.Question.Zh, Field.Question), (f.Question.En, Field.Question), (f.Answer.Zh, Field.Answer),
        (f.Answer.En, Field.Answer) }),
    ]);

    public static Findable Of(BasicItem item, Coverage coverage) => new(FoundKind.Item, item.Code, item.Name,
        (item.ForPersons ? Audiences.Person : Audiences.None) | (item.ForEnterprises ? Audiences.Enterprise : Audiences.None), coverage,
    [
        (item.Name.Zh, Field.Name), (item.Name.En, Field.Name), (item.OfficialName.Zh, Field.Official), (item.OfficialName.En, Field.Official),
        .. item.Synonyms.Select(s => (s, Field.Synonym)),
        .. item.Results.SelectMany(r => new[] { r.Zh, r.En }).Select(n => (n, Field.Result)),
    ]);

    public static Findable Of(Policy policy) => new(FoundKind.Policy, policy.Code, policy.Name,
        policy.For.Aggregate(Audiences.None, (all, a) => all | Of(a)), Coverage.Named(policy.Regions),
    [
        (policy.Name.Zh, Field.Name), (policy.Name.En, Field.Name),
        .. policy.Synonyms.Select(s => (s, Field.Synonym)),
        (policy.ForWhom.Zh, Field.Question), (policy.Benefit.Zh, Field.Question), (policy.ForWhom.En, Field.Question), (policy.Benefit.En, Field.Question),
    ]);

    private static Audiences Of(Applicant applicant) => applicant == Applicant.Person ? Audiences.Person : Audiences.Enterprise;
}
