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
    /// <param name="account">Whose look it is: of whoever filed or mended it, or of the reviewer.</param>
    public async Task<PartiesChecked?> Ask(Matter matter, Case state, Guid account, CancellationToken cancel = default)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, FoundValue>(StringComparer.Ordinal);
        var of = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var silent = new SortedSet<string>(StringComparer.Ordinal);
        var look = new Look(Asker.Of(account, confirmed: true), Purpose) { OnBehalfOf = state.Applicant };
        foreach (var party in matter.Parties.Where(p => p.ForDepartments.Count > 0))
        {
            if (Party.First(party.NumberIn, Said) is not var (_, number) || Party.First(party.NameIn, Said) is not var (_, name))
                continue;
            of[party.Code] = number;
            foreach (var asked in party.ForDepartments.Select(matter.Element).GroupBy(e => e.Source!.Register, StringComparer.Ordinal))
            {
                var answer = await registers.Find(asked.Key, new(number, name), look, cancel);
                // A city that has not connected a register yet has nobody to ask.
                if (answer.Why is { } why)
                    silent.UnionWith(why == AwayReason.NotConnected ? [] : [asked.Key]);
                else
                    Add(asked, answer.Found);
            }
        }

        return of.Count > 0 ? new(new(found.ToImmutable()), [.. silent], new(of.ToImmutable())) : null;

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
