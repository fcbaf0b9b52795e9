using System.Collections.Immutable;
using Npgsql;
using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.EventSourcing.Store;
using OneStop.Secrets;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Submit;

/// <summary>
/// Files a draft: one round trip to read it, one to append the case and drop the draft. The case takes the draft's id, so
/// pressing twice, two devices or a retry after a lost answer make one case.
/// </summary>
[UseCase]
internal sealed class SubmitDraft(IStreams streams, ICatalog catalog, DraftStore drafts, IPeople people, TimeProvider clock)
{
    private const int Attempts = 3;

    /// <param name="Agreed">The applicant ticked that the content is true and may go to the named departments.</param>
    internal sealed record Command(Guid Draft, Actor Actor, bool Agreed);

    /// <returns>The case number.</returns>
    public async Task<Result<string>> Handle(Command command, CancellationToken cancel)
    {
        var applicant = command.Actor.Applicant!.Value;
        for (var attempt = 1; ; attempt++)
        {
            if (await drafts.Find(command.Draft, applicant, cancel) is not { } draft)
                return await drafts.NumberOfCase(command.Draft, applicant, cancel) is { } number ? number : Refusal.NotFound("cases.draft-not-found");
            var today = clock.ChinaToday();
            if (Filing.Of(catalog, draft, today) is not { } filing)
                return Refusal.NotFound("cases.draft-not-found");
            if (FilingTime.Closed(catalog, filing.Matter, clock.GetUtcNow(), draft) is { } closed)
                return closed;
            if (!draft.State.Verified && await people.Person(draft.Operator, cancel) is not { Verified: true })
                return Refusal.Conflict("cases.not-verified");
            var missing = SubmitHandler.Missing(filing, command.Agreed);
            if (missing.Count > 0)
                return Result<string>.Refused(missing);

            var submit = SubmitHandler.CommandOf(filing, CaseRegion.Of(filing, catalog), today) with { Dropped = draft.Version };
            var filed = await streams.Send(draft.Id, submit, ByApplicant.Context(command.Actor));
            // The draft was changed on another device after it was read: read it again.
            if (attempt == Attempts || filed is not { Refusals: [{ Code: SubmitHandler.DraftChanged }] })
                return filed;
        }
    }
}

/// <summary>A case as it is to be filed. It takes the id of its draft.</summary>
/// <param name="Unfiled">Uploaded pages that the case does not name: for materials that changed answers made needless.</param>
internal sealed record SubmitCase(Guid Draft, CaseSubmitted Submitted, ImmutableList<Verified> Verified, SubjectKey Subject, ImmutableList<Guid> Unfiled) : ICommand<Case, string>, IStartsStream
{
    /// <summary>Version of the draft that goes with it; null when there is none to go.</summary>
    public int? Dropped { get; init; }
}

internal sealed class SubmitHandler(CaseClock time, ICatalog catalog) : ICommandHandler<Case, SubmitCase, string>, IWritesTables<Case, SubmitCase>
{
    public const string DraftChanged = "cases.draft-changed";

    Result<Decision<string>> ICommandHandler<Case, SubmitCase, string>.Decide(Case state, SubmitCase command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command.Submitted, command.Verified, time, catalog, by, now);

    public IEnumerable<NpgsqlBatchCommand> Statements(Case state, SubmitCase command, CommandContext by, IReadOnlyList<IEvent> events) =>
        command.Dropped is { } version ? DraftStore.Dropping(command.Draft, version, [.. command.Unfiled]) : [];

    Refusal? IWritesTables<Case, SubmitCase>.Refused(SubmitCase command, PostgresException violated) =>
        violated.SqlState == DraftStore.ChangedSince ? Refusal.Conflict(DraftChanged) : null;

    public static SubmitCase CommandOf(Filing filing, string region, DateOnly today)
    {
        var submitted = SubmittedOf(filing, region);
        return new(filing.Draft.Id, submitted, [.. Verification.Passed(filing, today)], filing.Draft.Key, [.. Unfiled(filing.Draft, submitted)]);
    }

    public static Result<Decision<string>> Decide(Case state, CaseSubmitted submitted, IReadOnlyList<Verified> verified, CaseClock time, ICatalog catalog, CommandContext by, DateTimeOffset now)
    {
        if (state.Exists)
            return state.Applicant == submitted.Applicant ? Decision.Of(state.Number) : Refusal.NotFound("cases.draft-not-found");
        var meta = by.At(now);
        var filed = state.Evolve(submitted, meta);
        var decided = new List<IEvent>();
        foreach (var verification in verified)
            decided.AddRange(verification.Events(filed, time, catalog, now));
        return Decision.Of(submitted.Number, [submitted, .. decided.Count == 0 ? [] : Endings.With(filed, meta, decided)]);
    }

    /// <summary>Everything that still keeps the draft from being filed, in the order of the task list.</summary>
    public static IReadOnlyList<Refusal> Missing(Filing filing, bool agreed)
    {
        var missing = new List<Refusal>();
        missing.AddRange(filing.Composition.Unanswered.Select(q => Refusal.Invalid("cases.question-unanswered", q, filing.Matter.Questions.First(f => f.Id == q).Text)));
        missing.AddRange(filing.Composition.Barriers.Select(FilingTime.NotFor));
        missing.AddRange(filing.Composition.Steps.SelectMany(s => s.Fields).SelectMany(f => filing.Read(f).Refusals));
        missing.AddRange(filing.Composition.Fields.Where(f => filing.Unconfirmed(f.Element) is not null).Select(f => Refusal.Invalid("cases.person-unknown", f.Element.Key, f.Element.Name)));
        missing.AddRange(filing.ToDo.Where(m => !filing.IsSatisfied(m)).Select(m =>
            Refusal.Invalid(m.Way.Kind == WayKind.Commitment ? "cases.commitment-missing" : "cases.material-missing", "material-" + m.Spec.Code, m.Spec.Name)));
        if (!agreed)
            missing.Add(Refusal.Invalid("cases.not-signed", "agree"));
        return missing;
    }

    public static CaseSubmitted SubmittedOf(Filing filing, string region)
    {
        var (draft, composition) = (filing.Draft, filing.Composition);
        var form = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var field in composition.Fields)
        {
            if (filing.Read(field).Value is { Length: > 0 } value)
                form[field.Element.Code] = value;
        }

        return new(draft.Number, draft.Matter, draft.MatterVersion, region, draft.Subject, draft.Operator, draft.State.By, filing.Title,
            draft.State.Answers, new FormData(form.ToImmutable()),
            [.. composition.Materials.Select(m => MaterialOf(filing, m)).OfType<SubmittedMaterial>()],
            ItemsOf(composition), composition.PromisedDays, filing.Matter.Acceptance == Acceptance.Joint ? true : null);
    }

    public static ImmutableList<SubmittedItem> ItemsOf(Composition composition) =>
        [.. composition.Items.Select(i => new SubmittedItem(i.Item.Code, i.Department.Code, [.. i.Item.DependsOn.Where(composition.Has)], i.Promised.Days))];

    private static Guid[] Unfiled(Draft draft, CaseSubmitted submitted) =>
        [.. draft.State.Pages.Values.SelectMany(p => p).Select(p => p.File).Except(submitted.Materials.SelectMany(m => m.Pages))];

    private static SubmittedMaterial? MaterialOf(Filing filing, ComposedMaterial material)
    {
        var (kind, code) = (material.Way.Kind, material.Spec.Code);
        var pages = kind == WayKind.Upload ? filing.State.PagesOf(code).ConvertAll(p => p.File) : [];
        var owed = kind == WayKind.Upload && pages.IsEmpty && material is { Required: true, MayBeOwed: true };
        if (kind == WayKind.Upload && pages.IsEmpty && !owed || kind == WayKind.Commitment && !filing.State.Committed.Contains(code))
            return null;
        var certificate = kind == WayKind.Certificate ? filing.State.Certificates.GetValueOrDefault(material.Way.Source!)?.Id : null;
        return new(code, kind, pages, certificate, [.. material.For], owed);
    }
}
