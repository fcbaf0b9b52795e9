using System.Collections.Immutable;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Exchange;
using OneStop.Web;

namespace OneStop.Cases.Prefill;

/// <summary>
/// What registers have on file of the people whom a case names, by the elements that only departments see (<see cref="Party.ForDepartments"/>).
/// </summary>
[UseCase]
internal sealed class PartyRecords(IDataRegister registers, TimeProvider clock)
{
    private const string Purpose = "cases.check-party";

    /// <summary>Null when the case names nobody of whom anything would be asked.</summary>
    public async Task<PartiesChecked?> Ask(Matter matter, Case state, CancellationToken cancel = default)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, FoundValue>(StringComparer.Ordinal);
        var (silent, anybody) = (new SortedSet<string>(StringComparer.Ordinal), false);
        // Whoever filed it gave the reason to look; the departments see what comes of it.
        var look = new Look(Asker.Of(state.Operator, confirmed: true), Purpose) { OnBehalfOf = state.Applicant };
        foreach (var party in matter.Parties.Where(p => p.ForDepartments.Count > 0))
        {
            if (Party.First(party.NumberIn, Said) is not var (_, number) || Party.First(party.NameIn, Said) is not var (_, name))
                continue;
            anybody = true;
            foreach (var asked in party.ForDepartments.Select(matter.Element).GroupBy(e => e.Source!.Register, StringComparer.Ordinal))
            {
                var answer = await registers.Find(asked.Key, new(number, name), look, cancel);
                if (answer.IsAway)
                    silent.Add(asked.Key);
                else
                    Add(asked, answer.Found);
            }
        }

        return anybody ? new(new(found.ToImmutable()), [.. silent]) : null;

        string? Said(string element) => state.Form[element];

        void Add(IEnumerable<DataElement> elements, RegisterEntry? entry)
        {
            foreach (var element in elements)
            {
                var value = element.Source!.Path == Party.OnFile ? entry is null ? "0" : "1"
                    : entry is null ? null : KnownFacts.At(entry.Facts, element);
                if (value is { Length: > 0 })
                    found[element.Code] = new(value, element.Source.Register, element.Source.Name, element.Source.Department, clock.GetUtcNow());
            }
        }
    }
}
