using OneStop.Contracts.Privacy;
using OneStop.Web;

namespace OneStop.MyData.KeepWithin;

/// <summary>How long what is kept, and what the job ended of it.</summary>
[Access(Right.ReadProcessing)]
internal sealed class RetentionPage(RetentionJob job) : OneStopPage
{
    public IReadOnlyList<IRetention> Rules => job.Rules;

    public IReadOnlyDictionary<string, RetentionRun> Last { get; private set; } = new Dictionary<string, RetentionRun>(StringComparer.Ordinal);

    public async Task OnGet(CancellationToken cancel) => Last = await job.Last(cancel);
}
