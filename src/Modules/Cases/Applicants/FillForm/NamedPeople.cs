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
    /// <param name="Confirmed">Field or row (<see cref="NamedPerson.Key"/>) to number and name that belong together.</param>
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
        foreach (var named in fields.SelectMany(f => filing.Unconfirmed(f.Element)))
        {
            var found = await population.Match(named.Number, named.Name, look, cancel);
            tooMany |= found.Why == AwayReason.TooMany;
            away |= found.IsAway;
            if (found.Found is { } person && (person.IsAlive || filing.MayHaveDied(named.Element)))
                confirmed[named.Key] = named.Pair;
            else if (!found.IsAway)
                unknown.Add(named.Unknown);
        }

        return new(unknown, away, tooMany, confirmed);
    }
}
