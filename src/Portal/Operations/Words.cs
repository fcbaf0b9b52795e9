using OneStop.EventSourcing.DueTimes;
using OneStop.Web;

namespace OneStop.Portal.Operations;

/// <summary>What failed, in words: texts where a module gave one, else the name that the program uses.</summary>
internal static class Words
{
    public static string Kind(Texts t, string kind) => Find(t, "follow-up." + kind) ?? kind;

    public static string Reason(Texts t, string reason) => Find(t, "held-up." + reason) ?? t["held-up.program", reason];

    /// <summary>What has to be done before another try makes sense.</summary>
    public static string Remedy(Texts t, string reason) => Find(t, "remedy." + reason) ?? t["remedy.program"];

    /// <summary>The numbers by which people know these streams, from whichever module they belong to.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> Numbers(
        IEnumerable<IStreamNumbers> modules, IReadOnlyList<FailedFollowUp> failed, CancellationToken cancel = default)
    {
        var numbers = new Dictionary<Guid, string>();
        Guid[] streams = [.. failed.Select(s => s.StreamId).Distinct()];
        foreach (var module in modules)
        {
            foreach (var (stream, number) in await module.Of(streams, cancel))
                numbers.TryAdd(stream, number);
        }

        return numbers;
    }

    private static string? Find(Texts t, string key) => t.Has(key) ? t[key] : null;
}
