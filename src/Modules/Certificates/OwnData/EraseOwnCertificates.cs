using OneStop.Certificates.OnFile;
using OneStop.Contracts.Privacy;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Certificates.OwnData;

/// <summary>A certificate is its authority's record: it stays whoever has an account.</summary>
internal sealed class EraseOwnCertificates(CertificateFolder folder, TextCatalogue texts, TimeProvider clock) : IErasesPersonalData
{
    public async Task<ErasurePlan> Plan(DataOwner owner, Lang lang, CancellationToken cancel)
    {
        var (t, held) = (texts.In(lang), await folder.Of(owner.Person, cancel));
        var inForce = held.Count(h => h.IsInForce(clock.ChinaToday()));
        List<ErasureLine> staying = [];
        if (inForce > 0)
            staying.Add(new(t["erase.certificates.in-force", inForce], t["erase.certificates.in-force-why"], CertificateLinks.List));
        if (held.Count > inForce)
            staying.Add(new(t["erase.certificates.ended", held.Count - inForce], t["erase.certificates.ended-why"]));
        return new([], [], staying, held.Count > 0);
    }

    public Task Erase(DataOwner owner, CancellationToken cancel) => Task.CompletedTask;
}
