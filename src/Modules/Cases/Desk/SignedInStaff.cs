using OneStop.Cases.Domain;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>From the sign-in to the official who acts.</summary>
internal static class SignedInStaff
{
    public static StaffMember Staff(this Actor actor) => new(actor.Account, actor.Post
        ?? throw new InvalidOperationException("Only staff pages ask for an official."));
}
