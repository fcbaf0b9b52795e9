using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.ReadThrough;
using OneStop.Domain;

namespace OneStop.Catalog.Studio.CommentPart;

/// <param name="Text">In place of what the same reviewer said before; empty to take it back.</param>
internal sealed record CommentOnPart(string Part, string Text) : ICommand<CatalogDraft, Unit>;

/// <summary>A reviewer says something about a part; the authors read it when the draft is sent back.</summary>
internal sealed class CommentOnPartHandler : ICommandHandler<CatalogDraft, CommentOnPart, Unit>
{
    public const int Longest = 500;

    public Result<Decision<Unit>> Decide(CatalogDraft state, CommentOnPart command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command.Part, command.Text.Trim(), by.Actor);

    /// <param name="text">Without space around it.</param>
    public static Result<Decision<Unit>> Decide(CatalogDraft state, string part, string text, Guid by)
    {
        if (ReadPart.Refused(state, part, by) is { } refusal)
            return refusal;
        if (text.Length > Longest)
            return Refusal.Invalid("catalog.text-too-long", "comment." + part, Longest);
        var said = state.Comments.Find(c => c.Part == part && c.By == by && c.Round == state.Round)?.Text ?? "";
        return said == text ? Decision.Just() : Decision.Just(new DraftPartCommented(part, text));
    }
}
