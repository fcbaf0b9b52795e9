using OneStop.Cases.Domain;
using OneStop.Domain;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>A paper of the case that an official may open and print.</summary>
internal sealed record DeskPaper(string Kind, int Version, string Title, DateTimeOffset At)
{
    /// <summary>
    /// Papers of the item, and for the window the receipt of the whole: it names all departments' papers, which no single one is shown.
    /// None once the applicant is forgotten.
    /// </summary>
    public static IReadOnlyList<DeskPaper> Of(DeskCase desk, bool window, Texts t) => desk.Case.By is null ? []
        :
        [
            .. from recorded in desk.Loaded.Events
               let kind = KindOf(recorded.Event, desk.Item.Code, window)
               where kind is not null
               select new DeskPaper(kind, recorded.Version,
                   t.DocumentTitle(kind, desk.Share.Matter, kind == "receipt" ? null : desk.Share.Item), recorded.Meta.At),
        ];

    private static string? KindOf(IEvent @event, string item, bool window) => @event switch
    {
        CaseSubmitted => window ? "receipt" : null,
        ItemAccepted e when e.Item == item => "acceptance",
        ItemDeemedAccepted e when e.Item == item => "acceptance",
        CorrectionRequested e when e.Item == item => "correction",
        ItemDeclined e when e.Item == item => "decline",
        ItemDenied e when e.Item == item => "denial",
        ItemClosed e when e.Item == item => "closure",
        _ => null,
    };
}
