using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Demo.People;
using OneStop.EventSourcing.DueTimes;
using OneStop.Testing;

namespace OneStop.Portal.Tests.Telemetry;

/// <summary>What a running system tells where somebody listens: the way of a request through the product, and nothing about people.</summary>
public sealed class TelemetryTests(ObservedPortal portal) : IClassFixture<ObservedPortal>
{
    private const string Person = "张小明", IdNumber = "990102199001011234";

    [Fact]
    public async Task A_request_is_followed_from_its_command_and_append_to_what_follows_from_its_event()
    {
        using var editor = await portal.Editor();
        (await editor.Submit((await editor.Get("/studio")).Form("form:has([name=copy])").With("code", "YJS-T90"))).Status.ShouldBe(200);

        var followUp = await portal.First(span => span.DisplayName == "follow-up " + DraftReader.Kind);
        var append = await portal.First(span => span.SpanId == followUp.Links.Single().Context.SpanId);
        append.DisplayName.ShouldBe("append catalog-draft");
        var command = await portal.First(span => span.SpanId == append.ParentSpanId);
        command.DisplayName.ShouldStartWith("command ");
        command.GetTagItem("onestop.outcome").ShouldBe("done");
        var call = await portal.First(span => span.SpanId == command.ParentSpanId);
        call.Source.Name.ShouldBe("Microsoft.Orleans.Application");

        var request = await portal.First(span => span.TraceId == append.TraceId && span.Kind == ActivityKind.Server
            && span.Source.Name == "Microsoft.AspNetCore");
        request.GetTagItem("http.route").ShouldBe("studio");
        portal.Spans.ShouldContain(span => span.TraceId == append.TraceId && span.Source.Name == "Npgsql");
        portal.Spans.ShouldContain(span => span.TraceId == append.TraceId && span.Source.Name == "Marten");
        followUp.TraceId.ShouldNotBe(append.TraceId);
    }

    [Fact]
    public async Task Nothing_that_somebody_typed_or_is_called_stands_in_a_span()
    {
        using var editor = await portal.Editor();
        editor.Http.DefaultRequestHeaders.UserAgent.ParseAdd("agent-of-a-person/1");
        await editor.Get($"/matters?q={Person}{IdNumber}");
        await editor.Get($"/verify/{IdNumber}");
        await editor.Get($"/nowhere/{IdNumber}");
        await editor.Submit((await editor.Get("/studio")).Form("form:has([name=copy])").With("code", $"{Person}{IdNumber}"));
        using var citizen = await portal.Visitor();
        await citizen.SignIn("liufang", DemoCast.Read().Password);

        await portal.First(span => span.GetTagItem("http.route") is "signin" && span.GetTagItem("http.request.method") is "POST");
        var told = string.Join('\n', portal.Spans.Select(Written));
        foreach (var personal in new[] { Person, Uri.EscapeDataString(Person), IdNumber, "刘芳", "liufang", "agent-of-a-person" })
            told.ShouldNotContain(personal);
        told.ShouldContain("verify/{code");
    }

    [Fact]
    public async Task Commands_events_and_follow_ups_are_counted()
    {
        using var meters = new Meters();
        using var editor = await portal.Editor();
        await editor.Submit((await editor.Get("/studio")).Form("form:has([name=copy])").With("code", "YJS-T91"));
        await meters.Seen("onestop.follow_ups", ("onestop.follow_up.kind", DraftReader.Kind), ("onestop.outcome", "done"));
        await meters.Seen("onestop.events.appended", ("onestop.event.type", "catalog.draft-started.v1"));
        await meters.Seen("onestop.command.duration", ("onestop.outcome", "done"));
    }

    private static string Written(Activity span) => string.Join(' ',
        span.TagObjects.Concat(span.Events.SelectMany(e => e.Tags)).Select(t => $"{t.Key}={t.Value}").Prepend($"{span.DisplayName} {span.StatusDescription}"));
}

/// <summary>Follows the beginning of a draft and does nothing.</summary>
public sealed class DraftReader : ISubscriber
{
    public const string Kind = "tests.draft-reader";

    public string Name => Kind;

    public IReadOnlyCollection<Type> Events => [typeof(DraftStarted)];

    public Task Handle(Delivery delivery, CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>Hears the measurements of the product's own meter.</summary>
internal sealed class Meters : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly Waiting<(string Name, Dictionary<string, object?> Tags)> seen = new();

    public Meters()
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == "OneStop")
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => seen.Add((instrument.Name, Of(tags))));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Add((instrument.Name, Of(tags))));
        listener.Start();
    }

    public Task Seen(string name, params (string Tag, string Value)[] tags) =>
        seen.First(m => m.Name == name && tags.All(t => Equals(m.Tags.GetValueOrDefault(t.Tag), t.Value)));

    public void Dispose() => listener.Dispose();

    private static Dictionary<string, object?> Of(ReadOnlySpan<KeyValuePair<string, object?>> tags) => new(tags.ToArray(), StringComparer.Ordinal);
}
