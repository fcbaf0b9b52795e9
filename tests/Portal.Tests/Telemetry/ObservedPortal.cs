using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Demo.People;
using OneStop.EventSourcing.DueTimes;
using OneStop.Testing;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace OneStop.Portal.Tests.Telemetry;

/// <summary>A portal that tells what it does; what it tells stays in memory beside the export, which nobody takes.</summary>
public sealed class ObservedPortal : PortalUnderTest
{
    private readonly Waiting<Activity> spans = new();

    public IReadOnlyCollection<Activity> Spans => spans.All;

    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")];

    /// <summary>The first span that fits, as soon as it has ended.</summary>
    public Task<Activity> First(Func<Activity, bool> fits) => spans.First(fits);

    public async Task<Browser> Editor()
    {
        var browser = await Visitor();
        await browser.SignIn("bailu", DemoCast.Read().Password, "/staff/signin");
        return browser;
    }

    protected override void Adjust(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ISubscriber, DraftReader>();
#pragma warning disable CA2000 // The provider of traces owns it.
        builder.Services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddProcessor(new Keeper(spans)));
#pragma warning restore CA2000
    }

    private sealed class Keeper(Waiting<Activity> spans) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => spans.Add(data);
    }
}

/// <summary>Things that come one after another, and those who wait for one of them.</summary>
internal sealed class Waiting<T>
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly Lock gate = new();
    private readonly List<T> all = [];
    private readonly List<(Func<T, bool> Fits, TaskCompletionSource<T> Came)> waiting = [];

    public IReadOnlyCollection<T> All
    {
        get
        {
            lock (gate)
                return [.. all];
        }
    }

    public void Add(T item)
    {
        lock (gate)
        {
            all.Add(item);
            foreach (var (_, came) in waiting.Where(w => w.Fits(item)))
                came.TrySetResult(item);
        }
    }

    public Task<T> First(Func<T, bool> fits)
    {
        lock (gate)
        {
            if (all.FindIndex(new(fits)) is >= 0 and var found)
                return Task.FromResult(all[found]);
            var came = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((fits, came));
            return came.Task.WaitAsync(Longest);
        }
    }
}
