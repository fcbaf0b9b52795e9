using OneStop.Cases.Drafts;
using OneStop.Contracts.Exchange;
using OneStop.Kernel;
using OneStop.Web;

namespace OneStop.Cases.Form;

/// <summary>Asks the population register whether the people named on a page are who they are said to be, so that nobody hands in a copy of a card.</summary>
[UseCase]
internal sealed class NamedPeople(IPopulationRegister population)
{
    private const string Purpose = "cases.named-person";

    /// <param name="Unknown">One refusal for each number that does not belong to its name.</param>
    /// <param name="Away">The register gave no answer: the card is asked for instead.</param>
    internal sealed record Answer(IReadOnlyList<Refusal> Unknown, bool Away);

    public async Task<Answer> Check(Filing filing, string step, Guid account, CancellationToken cancel)
    {
        var unknown = new List<Refusal>();
        var away = false;
        var fields = filing.Composition.Steps.FirstOrDefault(s => s.Step.Code == step)?.Fields ?? [];
        foreach (var element in fields.Select(f => f.Element).Where(e => e.NameIn is not null))
        {
            if (filing.State[element.Code] is not { Length: > 0 } number || filing.State[element.NameIn!] is not { Length: > 0 } name)
                continue;
            var found = await population.Match(number, name, new(account, null, Purpose) { OnBehalfOf = filing.Draft.Subject }, cancel);
            away |= found.IsAway;
            if (!found.IsAway && found.Found is not { IsAlive: true })
                unknown.Add(Refusal.Invalid("cases.person-unknown", element.Key, element.Name));
        }

        return new(unknown, away);
    }
}
