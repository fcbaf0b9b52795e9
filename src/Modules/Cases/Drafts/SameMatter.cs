using System.Collections.Immutable;
using OneStop.Cases.Domain;
using OneStop.Cases.Projections;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Secrets;

namespace OneStop.Cases.Drafts;

/// <summary>What the applicant has already of what they are about to file: cases of it that are open, and certificates that it would bring.</summary>
internal sealed record SameMatter(IReadOnlyList<OpenCase> Open, IReadOnlyList<CertificateInForce> Certificates)
{
    public bool IsThere => Open.Count + Certificates.Count > 0;

    /// <summary>As it is kept with the case: the reviewer reads what the applicant knew.</summary>
    public ImmutableList<HadAlready> Had =>
        [.. Open.Select(o => new HadAlready(o.Title, o.Number, IsCase: true)), .. Certificates.Select(c => new HadAlready(c.Name, c.Number, IsCase: false))];

    public static SameMatter Of(Filing filing, MasterKeys masters)
    {
        var place = PlaceOfCase.Blind(masters, code => filing.State[code]);
        // A place that one of them does not name could be the same.
        return new([.. filing.Draft.Open.Where(o => o.Place is null || place is null || o.Place.AsSpan().SequenceEqual(place))],
            Held(filing.Composition, code => filing.State[code], filing.State.Certificates));
    }

    /// <summary>Before there is a draft: as far as the answers tell.</summary>
    public static SameMatter Of(IReadOnlyList<OpenCase> open, Composition made, IReadOnlyList<CertificateOnFile> onFile) => new(open,
        Held(made, _ => null, onFile.DistinctBy(c => c.Code).ToDictionary(c => c.Code,
            c => new CertificateInForce(c.Id, c.Name, c.Number, c.Department, c.ValidUntil), StringComparer.Ordinal)));

    private static IReadOnlyList<CertificateInForce> Held(Composition made, Func<string, string?> form, IReadOnlyDictionary<string, CertificateInForce> inForce)
    {
        var facts = MatterFacts.Of(made.Matter, made.Answers, FormFacts.Of(made.Matter, form));
        return
        [
            .. from item in made.Items
               from result in item.Item.Results
               where result.Sole?.Holds(facts) == true && inForce.ContainsKey(result.Code)
               select inForce[result.Code],
        ];
    }
}
