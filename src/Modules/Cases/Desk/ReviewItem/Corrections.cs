using System.Collections.Immutable;
using OneStop.Cases.Domain;

namespace OneStop.Cases.Desk;

/// <summary>One point of a correction: what was asked and what came of it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Said">What the applicant says of it; empty for nothing.</param>
/// <param name="Before">The old value of a field, as stored.</param>
/// <param name="After">The new one.</param>
/// <param name="NewPages">Pages of a material that came with the answer.</param>
internal sealed record MendedPoint(int Number, CorrectionPoint Point, Bilingual Name, string? Said, string? Before, string? After,
    ImmutableList<Guid> NewPages);

/// <summary>What a correction asked of an item and what it changed, from the events.</summary>
internal static class Corrections
{
    public static IReadOnlyList<MendedPoint> Of(DeskCase desk)
    {
        if (desk.Item.Correction is not { } asked)
            return [];
        var (answers, before) = (desk.Item.CorrectionAnswers, FormBefore(desk));
        return [.. asked.Points.Select((point, i) => new MendedPoint(i + 1, point, NameOf(desk, point), answers?.Notes.GetValueOrDefault(point.Id),
            point.Kind == CorrectionTarget.Field ? before?[point.Target] : null,
            point.Kind == CorrectionTarget.Field ? answers?.Fields.GetValueOrDefault(point.Target) : null,
            point.Kind == CorrectionTarget.Material ? answers?.Pages.GetValueOrDefault(point.Target) ?? [] : []))];
    }

    /// <summary>The form as it was before the item's correction was answered; null while it was not.</summary>
    public static FormData? FormBefore(DeskCase desk) => Before(desk)?.Form;

    /// <summary>The pages of a material that the answer replaced.</summary>
    public static ImmutableList<Guid> PagesBefore(DeskCase desk, string material) =>
        desk.Item.CorrectionAnswers?.Pages.ContainsKey(material) == true ? Before(desk)?.Materials.Find(m => m.Material == material)?.Pages ?? [] : [];

    private static Case? Before(DeskCase desk)
    {
        if (desk.Item.CorrectionAnswers is null)
            return null;
        var state = Case.Empty;
        foreach (var recorded in desk.Loaded.Events)
        {
            if (recorded.Event is CorrectionSupplied supplied && supplied.Item == desk.Item.Code)
                return state;
            state = state.Evolve(recorded.Event, recorded.Meta);
        }

        return null;
    }

    private static Bilingual NameOf(DeskCase desk, CorrectionPoint point) => point.Kind == CorrectionTarget.Field
        ? desk.Share.Matter.Elements.FirstOrDefault(e => e.Code == point.Target)?.Name ?? new(point.Target, point.Target)
        : desk.Share.Matter.Materials.FirstOrDefault(m => m.Code == point.Target)?.Name ?? new(point.Target, point.Target);
}
