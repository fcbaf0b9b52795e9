using OneStop.Cases.Domain;
using OneStop.Web;

namespace OneStop.Cases;

/// <summary>How the standing of an item is drawn; its words are the texts <c>status.*</c>.</summary>
internal static class StatusStates
{
    public static State Of(ItemStatus status) => status switch
    {
        ItemStatus.Granted => Web.State.Done,
        ItemStatus.Denied or ItemStatus.Declined => Web.State.Bad,
        ItemStatus.Closed or ItemStatus.Withdrawn => Web.State.None,
        ItemStatus.CorrectionRequested => Web.State.Soon,
        _ => Web.State.Now,
    };
}
