using System.Collections.Immutable;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Time;

namespace OneStop.Cases.Window;

/// <summary>Everything that is missing from an item, told once (行政许可法 32).</summary>
internal sealed record RequestCorrections(string Number, string Item, ImmutableList<PointToMend> Points) : ICommand<Case, Unit>;

/// <param name="Target">Code of the element or material.</param>
/// <param name="What">What is wrong and what would be right.</param>
internal sealed record PointToMend(CorrectionTarget Kind, string Target, string What)
{
    /// <summary>Name of the form field, so that a refusal leads to it.</summary>
    public string Field => FieldOf(Kind, Target);

    public static string FieldOf(CorrectionTarget kind, string target) => $"{(kind == CorrectionTarget.Field ? "field" : "material")}-{target}";
}

internal sealed class RequestCorrectionsHandler(ICatalog catalog) : ICommandHandler<Case, RequestCorrections, Unit>
{
    /// <summary>Working days that the applicant has to answer.</summary>
    public const int AnswerDays = 10;
    public const int MaxPoints = 50;
    public const int MaxText = 500;

    Result<Decision<Unit>> ICommandHandler<Case, RequestCorrections, Unit>.Decide(Case state, RequestCorrections command, CommandContext by,
        DateTimeOffset now) =>
        Decide(state, command, StaffMember.Of(by), now, catalog);

    public static Result<Decision<Unit>> Decide(Case state, RequestCorrections command, StaffMember by, DateTimeOffset now, ICatalog catalog)
    {
        if (!by.AtWindow(state, command.Number, command.Item).Succeeded(out var item, out var refused))
            return refused;
        if (item.Correction is { } told && item.Status == ItemStatus.Received)
            return Refusal.Conflict("cases.correction-told-already", told.AnswerBy);
        if (ItemRules.NotAtWindow(item) is { } refusal)
            return refusal;
        if (Wrong(command, ItemShare.Of(catalog, state, item.Code)).ToList() is { Count: > 0 } wrong)
            return wrong;
        var points = command.Points.Select((p, i) => new CorrectionPoint($"p{i + 1}", p.Kind, p.Target, TextRules.Tidy(p.What))).ToImmutableList();
        var answerBy = catalog.Calendar.AddWorkingDays(now.ChinaDate(), AnswerDays);
        return Decision.Just(new CorrectionRequested(item.Code, points, answerBy, catalog.Calendar.IsProvisional(answerBy) ? answerBy.Year : null));
    }

    private static IEnumerable<Refusal> Wrong(RequestCorrections command, ItemShare share)
    {
        if (command.Points.IsEmpty)
            yield return Refusal.Invalid("cases.correction-empty");
        if (command.Points.Count > MaxPoints)
            yield return Refusal.Invalid("cases.correction-too-many", null, MaxPoints);
        foreach (var point in command.Points)
        {
            if (!share.Has(point.Kind, point.Target))
                yield return Refusal.Invalid("cases.correction-not-of-item", point.Field);
            foreach (var refusal in TextRules.Check(point.What, point.Field, MaxText, "cases.correction-point-empty"))
                yield return refusal;
        }
    }
}
