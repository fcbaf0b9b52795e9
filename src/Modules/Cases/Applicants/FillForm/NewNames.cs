using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Exchange;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>Asks the register of enterprises whether a name that has to be new is taken, before anybody waits days for that answer.</summary>
[UseCase]
internal sealed class NewNames(ILicenceRegister licences)
{
    private const string Purpose = "cases.new-name";

    /// <returns>Elements of the page whose name somebody has. A register that is away hinders nobody: the department looks again.</returns>
    public async Task<IReadOnlyList<DataElement>> Taken(Filing filing, string step, Guid account, string network, CancellationToken cancel)
    {
        var taken = new List<DataElement>();
        var look = new Look(Asker.Of(account, filing.State.Verified, network), Purpose);
        var fields = filing.Composition.Steps.FirstOrDefault(s => s.Step.Code == step)?.Fields ?? [];
        foreach (var element in fields.Select(f => f.Element).Where(e => e.NewIn == RegisterNames.MarketEntities))
        {
            if (filing.State[element.Code] is { Length: > 0 } name
                && (await licences.Name(name, filing.Draft.Subject, look, cancel)).Found is { IsTaken: true })
                taken.Add(element);
        }

        return taken;
    }
}
