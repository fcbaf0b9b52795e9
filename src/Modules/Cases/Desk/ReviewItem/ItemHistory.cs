using OneStop.Cases.Domain;
using OneStop.Contracts.Cases;
using OneStop.Domain;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>A line of an item's history: a text key and its arguments.</summary>
/// <param name="Actor">Account of the official who did it; null for the applicant and the system.</param>
internal sealed record HistoryLine(DateTimeOffset At, string Text, IReadOnlyList<object> Args, Guid? Actor);

/// <summary>A note of a colleague of the same department.</summary>
internal sealed record InternalNote(Guid Author, DateTimeOffset At, string Text);

/// <summary>What happened to one item, latest first; what other departments did is theirs.</summary>
internal static class ItemHistory
{
    public static IReadOnlyList<HistoryLine> Of(DeskCase desk, Texts t) =>
        [.. desk.Loaded.Events.Select(r => Line(r, desk.Item.Code, t)).OfType<HistoryLine>().Reverse()];

    public static IReadOnlyList<InternalNote> Notes(DeskCase desk, Texts t) =>
    [
        .. from recorded in desk.Loaded.Events.Reverse()
           let opinion = recorded.Event as OpinionAdded
           where opinion?.Item == desk.Item.Code && opinion.Note.Value is not ""
           select new InternalNote(recorded.Meta.Actor, recorded.Meta.At, SecretTexts.Of(opinion.Note, t)),
    ];

    private static HistoryLine? Line(Recorded recorded, string item, Texts t)
    {
        var (text, args) = recorded.Event switch
        {
            CaseSubmitted => ("history.submitted", Nothing),
            ItemAccepted e when e.Item == item => ("history.accepted", [e.DueOn]),
            ItemDeemedAccepted e when e.Item == item => ("history.deemed-accepted", [e.AcceptedOn, e.DueOn]),
            CorrectionRequested e when e.Item == item => ("history.correction-requested", [e.Points.Count, e.AnswerBy]),
            CorrectionSupplied e when e.Item == item => ("history.correction-supplied", Nothing),
            DatesRecounted e when e.Dates.Find(d => d.Item == item) is { } moved => ("history.recounted", [$"{e.Year}", moved.On]),
            ItemDeclined { RightBody: { } body } e when e.Item == item => ("history.declined", [SecretTexts.Of(body, t), SecretTexts.Of(e.Reason, t)]),
            ItemDeclined e when e.Item == item => ("history.declined-here", [SecretTexts.Of(e.Reason, t)]),
            OpinionAdded e when e.Item == item => ("history.opinion", [e.Checkpoints.Count]),
            AutoDecided e when e.Item == item => ("history.auto-decided", Nothing),
            ItemGranted e when e.Item == item => ("history.granted", Nothing),
            ItemDenied e when e.Item == item => ("history.denied", [string.Concat(SecretTexts.Of(e.Reasons, t))]),
            ItemClosed e when e.Item == item => ("history.closed", Nothing),
            ConsentWithdrawn e when e.Items.Contains(item) => ("history.consent-withdrawn", Nothing),
            ItemWithdrawn e when e.Item == item => ("history.withdrawn", Nothing),
            ResultIssued e when e.Item == item => ("history.result", [e.Name, e.Number]),
            CaseDelivered => ("history.delivered", Nothing),
            _ => ("", Nothing),
        };
        return text.Length == 0 ? null : new(recorded.Meta.At, text, args, IsOfficial(recorded.Meta, recorded.Event) ? recorded.Meta.Actor : null);
    }

    private static bool IsOfficial(EventMeta meta, IEvent @event) => meta.Post is not null && @event is not ResultIssued and not CaseDelivered;

    private static readonly object[] Nothing = [];
}
