using OneStop.Cases.Domain;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>One thing that happened, in plain words.</summary>
/// <param name="Key">Something the applicant should not miss.</param>
internal sealed record Moment(DateTimeOffset At, string Text, bool Key)
{
    public IReadOnlyList<(string Href, string Words)> Links { get; init; } = [];

    /// <summary>Lines behind it, e.g. why a rule decided.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}

/// <summary>The events of a case in plain words.</summary>
internal sealed class Timeline(Case @case, Matter matter, Texts t)
{
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(1);

    private readonly HashSet<string> began = new(StringComparer.Ordinal);

    /// <summary>Newest first; items that one official accepted together are one moment.</summary>
    public static IReadOnlyList<Moment> Of(Case @case, Matter matter, IReadOnlyList<Recorded> events, Texts t)
    {
        var timeline = new Timeline(@case, matter, t);
        var moments = new List<Moment>();
        for (var i = 0; i < events.Count;)
        {
            var next = i + 1;
            while (timeline.IsAcceptance(events[i]) && next < events.Count && timeline.IsAcceptance(events[next])
                && events[next].Meta.Actor == events[i].Meta.Actor && events[next].Meta.At - events[i].Meta.At < Together)
                next++;
            if (next - i > 1)
                moments.Add(timeline.Several([.. events.Skip(i).Take(next - i)]));
            else if (timeline.Tell(events[i]) is { } moment)
                moments.Add(moment);
            i = next;
        }

        moments.Reverse();
        return moments;
    }

    private bool IsAutomatic(string item) => @case.Item(item)?.Automatic is not null;
    private bool IsAcceptance(Recorded recorded) => recorded.Event is ItemAccepted accepted && !IsAutomatic(accepted.Item);
    private string Name(string item) => t.Of(matter.Item(item).Name);

    private static string? Decided(IEvent @event) => @event switch
    {
        ItemDeclined e => e.Item,
        ItemDenied e => e.Item,
        ItemClosed e => e.Item,
        _ => null,
    };

    private string Document(string kind, int version) => CaseLinks.Document(@case.Number, kind, version);

    private IEnumerable<string> Moved(DatesRecounted recounted) => recounted.Dates.Select(d => t["timeline.moved", Name(d.Item), d.On]);

    private Moment Several(IReadOnlyList<Recorded> accepted)
    {
        var items = accepted.Select(a => (a.Version, Name: Name(((ItemAccepted)a.Event).Item))).ToList();
        return new(accepted[^1].Meta.At, t["timeline.accepted.several", items.Count, string.Join(t["list.comma"], items.Select(i => i.Name))], true)
        {
            Links = [.. items.Select(i => (Document("acceptance", i.Version), t["timeline.notice-of", t["document.acceptance"], i.Name]))],
        };
    }

    private Moment? Tell(Recorded recorded)
    {
        var (version, @event, meta) = recorded;
        return @event switch
        {
            CaseSubmitted => FiledForWords.Of(@case, t) is { } by ? Paper("receipt", "timeline.filed-for", by) : Paper("receipt", "timeline.submitted"),
            ItemAccepted e => IsAutomatic(e.Item) ? null : Paper("acceptance", "timeline.accepted", Name(e.Item), e.DueOn),
            ItemDeemedAccepted e => Paper("acceptance", "timeline.deemed", Name(e.Item), CaseClock.LegalAcceptanceDays, e.DueOn),
            CorrectionRequested e => Paper("correction", "timeline.correction", Name(e.Item), e.Points.Count),
            CorrectionSupplied e => Plain("timeline.corrected", Name(e.Item)),
            DatesRecounted e => Plain("timeline.recounted", $"{e.Year}") with { Key = e.Dates.Count > 0, Details = [.. Moved(e)] },
            ItemDeclined { RightBody: { } body } e => Paper("decline", "timeline.declined", Name(e.Item), SecretTexts.Of(body, t)),
            ItemDeclined e => Paper("decline", "timeline.declined." + e.Ground, Name(e.Item)),
            // A reviewer may save many times: the applicant is told that it began.
            OpinionAdded e => began.Add(e.Item) ? Plain("timeline.opinion", Name(e.Item)) : null,
            AutoDecided e => Plain("timeline.automatic", Name(e.Item)) with { Key = true, Details = SecretTexts.Of(e.Findings, matter, t) },
            ItemGranted e => IsAutomatic(e.Item) ? null : Plain("timeline.granted", Name(e.Item), SecretTexts.Of(e.Opinion, t)) with
            {
                Key = true,
                Details = SettledWords.Of(matter, @case, @case.Item(e.Item)!, t),
            },
            ItemDenied e => Paper("denial", "timeline.denied", Name(e.Item)) with
            {
                Details = [.. SecretTexts.Of(e.Reasons, t), t.Appeal(matter, matter.Item(e.Item), e.AppealTo)]
            },
            ItemClosed e => Paper("closure", @case.EndedByApplicant(@case.Item(e.Item)!) ? "timeline.closed-withdrawn" : "timeline.closed-item", Name(e.Item),
                Name(e.BecauseOf)) with
            {
                Details = [t.Appeal(matter, matter.Item(e.Item))]
            },
            ConsentWithdrawn => Plain("timeline.consent-withdrawn"),
            ItemWithdrawn e => Plain("timeline.withdrawn", Name(e.Item)),
            ResultIssued e => Issued(e, ResultHolder.Of(matter, @case, e)) with
            {
                Key = true,
                Links = ResultHolder.Of(matter, @case, e) is { IsApart: true } ? [] : [(CaseLinks.Result(@case.Number, e), t["document.download"])],
            },
            CaseDelivered e => Plain("timeline.delivered." + matter.Delivery, e.Items.Count) with { Key = true },
            CaseClosed => Plain("timeline.closed"),
            _ => null,
        };

        // What goes to somebody else alone cannot be downloaded by the applicant.
        Moment Issued(ResultIssued e, ResultHolder? holder)
        {
            var name = matter.Item(e.Item).Results is [var result, ..] ? result.Name : new(e.Name, e.Name);
            return holder is { IsApart: true } ? Plain("timeline.issued-apart", holder.Name, name) : Plain("timeline.issued", name);
        }

        Moment Plain(string key, params object?[] args) => new(meta.At, t[key, args], false);
        Moment Paper(string kind, string key, params object?[] args) => new(meta.At, t[key, args], true)
        {
            Links = [(Document(kind, version), t.DocumentTitle(kind, matter, Decided(@event) is { } item ? matter.Item(item) : null))],
        };
    }
}
