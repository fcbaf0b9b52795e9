using OneStop.Cases.Drafts;
using OneStop.Contracts.Exchange;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>Asks the population register whether the people named on a page are who they are said to be, so that nobody hands in a copy of a card.</summary>
[UseCase]
internal sealed class NamedPeople(IPopulationRegister population)
{
    private const string Purpose = "cases.named-person";

    /// <param name="Unknown">One refusal for each number that does not belong to its name.</param>
    /// <param name="Away">The register gave no answer: the card is asked for instead.</param>
    /// <param name="TooMany">Too many pairs of this account or from this place were wrong: nobody was asked.</param>
    /// <param name="Confirmed">Element to number and name that belong together.</param>
    internal sealed record Answer(IReadOnlyList<Refusal> Unknown, bool Away, bool TooMany, IReadOnlyDictionary<string, string> Confirmed)
    {
        /// <summary>Nobody on the page had to be asked about.</summary>
        public bool IsEmpty => Unknown.Count == 0 && !Away && !TooMany && Confirmed.Count == 0;
    }

    public async Task<Answer> Check(Filing filing, string step, Guid account, string network, CancellationToken cancel)
    {
        var (unknown, away, tooMany, confirmed) = (new List<Refusal>(), false, false, new Dictionary<string, string>(StringComparer.Ordinal));
        var look = new Look(Asker.Of(account, filing.State.Verified, network), Purpose) { OnBehalfOf = filing.Draft.Subject };
        var fields = filing.Composition.Steps.FirstOrDefault(s => s.Step.Code == step)?.Fields ?? [];
        foreach (var element in fields.Select(f => f.Element))
        {
            if (filing.Unconfirmed(element) is not { } pair)
                continue;
            var found = await population.Match(filing.State[element.Code]!, filing.State[element.NameIn!] ?? "", look, cancel);
            tooMany |= found.Why == AwayReason.TooMany;
            away |= found.IsAway;
            if (found.Found is { } person && (person.IsAlive || filing.MayHaveDied(element)))
                confirmed[element.Code] = pair;
            else if (!found.IsAway)
                unknown.Add(Refusal.Invalid("cases.person-unknown", element.Key, element.Name));
        }

        return new(unknown, away, tooMany, confirmed);
    }
}
