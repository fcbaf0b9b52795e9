using System.Collections.Immutable;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Time;

namespace OneStop.Cases.Applicants;

/// <summary>The applicant answers exactly the points that were asked.</summary>
/// <param name="Fields">Point id to what was typed.</param>
/// <param name="Pages">Point id to the pages uploaded for it.</param>
/// <param name="Notes">Point id to what the applicant says of it.</param>
internal sealed record Reply(
    ImmutableSortedDictionary<string, IReadOnlyList<string?>> Fields, ImmutableSortedDictionary<string, ImmutableList<Guid>> Pages,
        ImmutableSortedDictionary<string, string> Notes)
{
    public static readonly Reply Empty = new(
        ImmutableSortedDictionary.Create<string, IReadOnlyList<string?>>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, ImmutableList<Guid>>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    public ImmutableList<Guid> PagesOf(string point) => Pages.GetValueOrDefault(point) ?? [];

    /// <summary>Whether the same was typed; pages are not typed.</summary>
    public bool SaysTheSame(Reply other) =>
        Fields.Keys.Union(other.Fields.Keys).All(p => (Fields.GetValueOrDefault(p) ?? []).SequenceEqual(other.Fields.GetValueOrDefault(p) ?? []))
        && Notes.Keys.Union(other.Notes.Keys).All(p => (Notes.GetValueOrDefault(p) ?? "") == (other.Notes.GetValueOrDefault(p) ?? ""));

    /// <summary>The page of a point taken out.</summary>
    public Reply Without(Guid page) => this with { Pages = Pages.ToImmutableSortedDictionary(p => p.Key, p => p.Value.Remove(page), StringComparer.Ordinal) };

    /// <summary>The page of a point changes places with the one before it.</summary>
    public Reply Earlier(Guid page) => this with
    {
        Pages = Pages.ToImmutableSortedDictionary(
            p => p.Key, p => p.Value.IndexOf(page) is > 0 and var at ? p.Value.RemoveAt(at).Insert(at - 1, page) : p.Value, StringComparer.Ordinal),
    };
}

/// <param name="Uploaded">The pages that lie with the case.</param>
internal sealed record AnswerCorrection(string Item, Reply Reply, ImmutableHashSet<Guid> Uploaded) : ICommand<Case, Unit>;

internal sealed class AnswerCorrectionHandler(ICatalog catalog) : ICommandHandler<Case, AnswerCorrection, Unit>
{
    public const int LongestNote = 500;

    Result<Decision<Unit>> ICommandHandler<Case, AnswerCorrection, Unit>.Decide(Case state, AnswerCorrection command, CommandContext by, DateTimeOffset now) =>
        catalog.Find(state.Matter, state.MatterVersion) is { } matter
            ? Decide(state, command.Item, command.Reply, matter, command.Uploaded, catalog.Calendar) : Refusal.NotFound("case.not-found");

    /// <param name="uploaded">The pages that lie with the case; no other may be named.</param>
    public static Result<Decision<Unit>> Decide(Case state, string item, Reply reply, Matter matter, IReadOnlySet<Guid> uploaded,
        WorkingCalendar calendar)
    {
        if (state.Item(item) is not { } found)
            return Refusal.NotFound("case.not-found");
        if (found is not { Status: ItemStatus.CorrectionRequested, Correction: { } correction })
            return Refusal.Conflict("cases.no-correction");
        if (state.By is null)
            return Refusal.Gone("cases.applicant-forgotten");
        return Read(state, correction, reply, matter, uploaded, calendar).Succeeded(out var answers, out var refused)
            ? Decision.Just(new CorrectionSupplied(item, answers))
            : refused;
    }

    /// <summary>The answers to the points, or everything that is missing or wrong with them.</summary>
    public static Result<CorrectionAnswers> Read(Case state, CorrectionRequested correction, Reply reply, Matter matter, IReadOnlySet<Guid> uploaded,
        WorkingCalendar calendar)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var pages = ImmutableSortedDictionary.CreateBuilder<string, ImmutableList<Guid>>(StringComparer.Ordinal);
        var notes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var wrong = new List<Refusal>();
        var filed = state.Materials.SelectMany(m => m.Pages).ToHashSet();
        for (var i = 0; i < correction.Points.Count; i++)
        {
            var point = correction.Points[i];
            var note = TextRules.Tidy(reply.Notes.GetValueOrDefault(point.Id));
            if (TypedText.Length(note) > LongestNote)
                wrong.Add(Refusal.Invalid("cases.note-too-long", "note-" + point.Id, LongestNote, TypedText.Length(note)));
            else if (note.Length > 0)
                notes[point.Id] = note;
            if (point.Kind == CorrectionTarget.Field)
                wrong.AddRange(ReadField(i + 1, point, note.Length > 0));
            else
                wrong.AddRange(ReadPages(i + 1, point));
        }

        if (wrong.Count == 0)
            wrong.AddRange(NoLongerFit(state, correction, fields, matter, calendar));
        return wrong.Count == 0 ? new CorrectionAnswers(fields.ToImmutable(), pages.ToImmutable(), notes.ToImmutable())
            : Result<CorrectionAnswers>.Refused(wrong);

        IEnumerable<Refusal> ReadField(int number, CorrectionPoint point, bool explained)
        {
            var element = matter.Element(point.Target);
            var read = FieldCheck.Read(element, required: true, reply.Fields.GetValueOrDefault(point.Id) ?? []);
            if (!read.Succeeded(out var value))
                return read.Refusals.Select(r => r with { Field = "field-" + point.Id + r.Field?[element.Key.Length..] });
            fields[point.Target] = value;
            // Somebody who was right in the first place may say so instead.
            return value == state.Form[point.Target] && !explained ? [Refusal.Invalid("cases.point-unchanged", "field-" + point.Id, number)] : [];
        }

        // What did not fit when it was filed was let pass; nothing new may come to it.
        static IEnumerable<Refusal> NoLongerFit(Case state, CorrectionRequested correction, IReadOnlyDictionary<string, string> mended, Matter matter,
            WorkingCalendar calendar)
        {
            var before = FormRules.Of(matter, state, calendar).At(matter.Elements).ToList();
            var after = FormRules.Of(matter, state, calendar, mended).At(matter.Elements);
            var points = correction.Points.Where(p => p.Kind == CorrectionTarget.Field).ToDictionary(p => p.Target, StringComparer.Ordinal);
            foreach (var misfit in after.Where(m => !m.Asks && !before.Exists(m.IsSameAs)))
            {
                // Told at its own field, else at one that was changed.
                yield return misfit.Told with
                {
                    Field = points.GetValueOrDefault(misfit.Element) is { } point
                        ? "field-" + point.Id + misfit.Told.Field![matter.Element(misfit.Element).Key.Length..] : "field-" + points[mended.Keys.First()].Id,
                };
            }
        }

        IEnumerable<Refusal> ReadPages(int number, CorrectionPoint point)
        {
            var given = reply.Pages.GetValueOrDefault(point.Id) ?? [];
            if (given.IsEmpty)
                return [Refusal.Invalid("cases.point-pages-missing", "pages-" + point.Id, number, matter.Material(point.Target).Name)];
            if (given.Exists(p => !uploaded.Contains(p) || filed.Contains(p)))
                return [Refusal.Invalid("cases.page-foreign", "pages-" + point.Id)];
            if (given.Count > matter.Material(point.Target).MaxPages)
                return [Refusal.Invalid("cases.file-too-many", "pages-" + point.Id, matter.Material(point.Target).MaxPages,
                    matter.Material(point.Target).Name)];
            pages[point.Target] = given;
            return [];
        }
    }
}
