using System.Globalization;
using OneStop.EventSourcing.DueTimes;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Portal.Operations;

/// <summary>
/// The verb <c>events</c>: lists what followed an event, or fell due, and did not work; <c>events replay</c> has it tried again
/// by the nodes that run.
/// </summary>
internal static class EventsVerb
{
    public const string Usage = "events [replay ID | replay --all | replay --kind KIND]";

    private const string By = "the command line";
    private const int PageSize = 200;
    private const int Nothing = 1;
    private const int WrongUse = 64;

    /// <summary>The exit code: 0 done, 1 nothing was to be tried again, 64 wrong use.</summary>
    public static async Task<int> Run(IServiceProvider services, IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        var replay = services.GetRequiredService<Replay>();
        int? again = args switch
        {
            [] => null,
            ["replay", "--all"] => await replay.All(null, null, By),
            ["replay", "--kind", var kind] => await replay.All(kind, null, By),
            ["replay", var id] when id[0] != '-' => await replay.One(id, By),
            _ => -1,
        };
        if (again == -1)
        {
            await errors.WriteLineAsync($"Usage: {Usage}");
            return WrongUse;
        }

        if (again is { } count)
        {
            await output.WriteLineAsync(count == 0 ? "Nothing is tried again: it is done by now, on its way, or there is no such."
                : $"{count} tried again now.");
            return count == 0 ? Nothing : 0;
        }

        await List(services, output);
        return 0;
    }

    private static async Task List(IServiceProvider services, TextWriter output)
    {
        var letters = services.GetRequiredService<DeadLetters>();
        var t = services.GetRequiredService<TextCatalogue>().English;
        var (dead, all) = (0, 0);
        FailedFollowUp? last = null;
        while (await letters.List(null, null, last, PageSize) is { Count: > 0 } page)
        {
            var numbers = await Words.Numbers(services.GetServices<IStreamNumbers>(), page);
            foreach (var failed in page)
            {
                var next = failed.Next is { } at ? $"next try {Time(at)}" : "GIVEN UP";
                var number = numbers.GetValueOrDefault(failed.StreamId) ?? "no number";
                var reason = Words.Reason(t, failed.Reason);
                await output.WriteLineAsync($"{failed.Id}\n  {number}: {reason}; {failed.Attempts} tries since {Time(failed.Since)}; {next}");
            }

            (dead, all, last) = (dead + page.Count(s => s.IsDead), all + page.Count, page[^1]);
        }

        await output.WriteLineAsync(all == 0 ? "Everything that follows events got done."
            : $"{all} did not get done: {dead} given up, {all - dead} still tried.");
    }

    private static string Time(DateTimeOffset at) => at.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
