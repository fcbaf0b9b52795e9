using OneStop.Catalog.Studio.Drafts;
using OneStop.Domain;

namespace OneStop.Catalog.Studio.SendBack;

/// <param name="Reason">What has to be mended.</param>
internal sealed record SendDraftBack(string Reason) : ICommand<CatalogDraft, Unit>;

/// <summary>The reviewer gives a draft back to those who wrote it.</summary>
internal sealed class SendDraftBackHandler : ICommandHandler<CatalogDraft, SendDraftBack, Unit>
{
    public const int LongestReason = 500;

    public Result<Decision<Unit>> Decide(CatalogDraft state, SendDraftBack command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command.Reason.Trim());

    /// <param name="state">The draft.</param>
    /// <param name="reason">Without space around it.</param>
    public static Result<Decision<Unit>> Decide(CatalogDraft state, string reason)
    {
        if (state.Status != DraftStatus.InReview)
            return Refusal.Conflict("catalog.draft-not-in-review");
        // What was said of the parts is reason enough.
        if (reason.Length == 0 && !state.Comments.Exists(c => c.Round == state.Round))
            return Refusal.Invalid("catalog.reason-missing", "reason");
        return reason.Length > LongestReason
            ? Refusal.Invalid("catalog.text-too-long", "reason", LongestReason)
            : Decision.Just(new DraftSentBack(reason));
    }
}
