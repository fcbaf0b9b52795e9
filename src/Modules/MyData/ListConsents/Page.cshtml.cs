using OneStop.Contracts.Privacy;
using OneStop.Web;

namespace OneStop.MyData.ListConsents;

/// <summary>What the person, or the enterprise that they act for, consented to, and how it is taken back.</summary>
[Access(Right.KeepOwnData)]
internal sealed class ConsentsPage(IEnumerable<IConsents> keepers, Texts texts) : OneStopPage
{
    public IReadOnlyList<ConsentGiven> Given { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        var given = new List<ConsentGiven>();
        foreach (var keeper in keepers)
            given.AddRange(await keeper.Of(Actor.ActingWholly?.Subject ?? Actor.Person!.Value, texts.Lang, cancel));
        Given = [.. given.OrderByDescending(g => g.At)];
    }
}
