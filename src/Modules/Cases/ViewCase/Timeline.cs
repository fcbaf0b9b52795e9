using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Kernel.Store;
using OneStop.Web;

namespace OneStop.Cases.ViewCase;

/// <summary>One thing that happened, in plain words.</summary>
/// <param name="Key">Something the applicant should not miss.</param>
/// <param name="Details">Lines behind it, e.g. why a rule decided.</param>
internal sealed record Moment(DateTimeOffset At, string Text, bool Key, string? Href = null, string? Link = null, IReadOnlyList<string>? Details = null);

internal static class Timeline
{
    /// <summary>Newest first; what happened at the same moment stays in its order, the last first.</summary>
    public static IReadOnlyList<Moment> Of(Case @case, Matter matter, IReadOnlyList<Recorded> events, Texts t)
    {
        var moments = new List<Moment>();
        var url = $"/cases/{@case.Number}";
        foreach (var (version, @event, meta) in events)
        {
            if (Tell(@event, version) is { } moment)
                moments.Add(moment with { At = meta.At });
        }

        moments.Reverse();
        return moments;

        Moment? Tell(Kernel.Events.IEvent happened, int version) => happened switch
        {
            CaseSubmitted => Plain("timeline.submitted", true) with { Href = Document("receipt", version), Link = t["document.receipt"] },
            ItemAccepted e when @case.Item(e.Item)?.Automatic is not null => null,
            ItemAccepted e => Plain("timeline.accepted", true, Name(e.Item), e.DueOn) with { Href = Document("acceptance", version), Link = t["document.acceptance"] },
            ItemDeemedAccepted e => Plain("timeline.deemed", true, Name(e.Item), CaseClock.LegalAcceptanceDays, e.DueOn) with { Href = Document("acceptance", version), Link = t["document.acceptance"] },
            CorrectionRequested e => Plain("timeline.correction", true, Name(e.Item), e.Points.Count) with { Href = Document("correction", version), Link = t["document.correction"] },
            CorrectionSupplied e => Plain("timeline.corrected", false, Name(e.Item)),
            ItemDeclined e => Plain("timeline.declined", true, Name(e.Item), e.RightBody) with { Href = Document("decline", version), Link = t["document.decline"] },
            OpinionAdded e => Plain("timeline.opinion", false, Name(e.Item)),
            AutoDecided e => Plain("timeline.automatic", true, Name(e.Item)) with { Details = e.Explanation },
            ItemGranted e when @case.Item(e.Item)?.Automatic is not null => null,
            ItemGranted e => Plain("timeline.granted", true, Name(e.Item), e.Opinion),
            ItemDenied e => Plain("timeline.denied", true, Name(e.Item)) with { Href = Document("denial", version), Link = t["document.denial"], Details = [.. e.Reasons, e.Remedy] },
            ItemClosed e => Plain("timeline.closed-item", false, Name(e.Item), Name(e.BecauseOf)),
            ItemWithdrawn e => Plain("timeline.withdrawn", false, Name(e.Item)),
            ResultIssued e => Plain("timeline.issued", true, e.Name) with { Href = $"{url}/results/{e.Item}.pdf", Link = t["document.download"] },
            CaseDelivered e => Plain("timeline.delivered", true, e.Items.Count),
            CaseClosed => Plain("timeline.closed", false),
            _ => null,
        };

        Moment Plain(string key, bool important, params object?[] args) => new(default, t[key, args], important);
        string Name(string item) => t.Of(matter.Item(item).Name);
        string Document(string kind, int version) => $"{url}/documents/{kind}/{version}.pdf";
    }
}
