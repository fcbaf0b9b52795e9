using System.Collections.Immutable;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.Domain;

namespace OneStop.Cases.Applicants;

/// <summary>What a draft comes to when it is filed, and what still keeps it from being filed.</summary>
internal static class DraftToFile
{
    public static SubmitCase CommandOf(Filing filing, string region, DateOnly today)
    {
        var submitted = SubmittedOf(filing, region);
        return new(filing.Draft.Id, submitted, [.. RegisterRule.Passed(filing, today)], filing.Draft.Key, [.. Unfiled(filing.Draft, submitted)]);
    }

    /// <summary>Everything that still keeps the draft from being filed, in the order of the task list.</summary>
    /// <param name="given">What was consented to; null while nobody was asked yet.</param>
    public static IReadOnlyList<Refusal> Missing(Filing filing, bool agreed, IReadOnlyCollection<Consent>? given = null)
    {
        var missing = new List<Refusal>();
        missing.AddRange(filing.Composition.Unanswered.Select(q => Refusal.Invalid("cases.question-unanswered", q,
            filing.Matter.Questions.First(f => f.Id == q).Text)));
        missing.AddRange(filing.Composition.Barriers.Select(FilingTime.NotFor));
        missing.AddRange(filing.Composition.Steps.SelectMany(s => s.Fields).SelectMany(f => filing.Read(f).Refusals));
        missing.AddRange(filing.Composition.Fields.SelectMany(f => filing.Unconfirmed(f.Element)).Select(p => p.Unknown));
        missing.AddRange(filing.ToDo.Where(m => !filing.IsSatisfied(m)).Select(m =>
            Refusal.Invalid(m.Way.Kind == WayKind.Commitment ? "cases.commitment-missing" : "cases.material-missing", "material-" + m.Spec.Code, m.Spec.Name)));
        if (!agreed)
            missing.Add(Refusal.Invalid("cases.not-signed", "agree"));
        if (given is not null)
            missing.AddRange(ConsentsOf(filing).Except(given).Select(Unconsented));
        return missing;
    }

    /// <summary>What is consented to by itself: authorities act by their duties, companies do not, and a child under 14 has a guardian.</summary>
    public static IReadOnlyList<Consent> ConsentsOf(Filing filing) =>
    [
        .. filing.Composition.Items.Any(i => i.Department.Provider) ? new[] { Consent.Provider } : [],
        .. filing.Composition.ForChild || filing.State.OfChild ? new[] { Consent.Guardian } : [],
    ];

    private static Refusal Unconsented(Consent consent) => consent == Consent.Provider
        ? Refusal.Invalid("cases.consent-provider-missing", FieldOf(consent)) : Refusal.Invalid("cases.consent-guardian-missing", FieldOf(consent));

    public static string FieldOf(Consent consent) => consent == Consent.Provider ? "consent-provider" : "consent-guardian";

    public static CaseSubmitted SubmittedOf(Filing filing, string region)
    {
        var (draft, composition) = (filing.Draft, filing.Composition);
        var form = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var field in composition.Fields)
        {
            if (filing.Read(field).Value is { Length: > 0 } value)
                form[field.Element.Code] = value;
        }

        var (found, asked) = (draft.State.Independent, composition.Fields.Select(f => f.Element.Code).ToHashSet(StringComparer.Ordinal));
        return new(draft.Number, draft.Matter, draft.MatterVersion, region, draft.Subject, draft.Operator, draft.State.By, filing.Title,
            draft.State.Answers, new FormData(form.ToImmutable()),
            [.. composition.Materials.Select(m => MaterialOf(filing, m)).OfType<SubmittedMaterial>()],
            ItemsOf(composition), composition.PromisedDays, filing.Matter.Acceptance == Acceptance.Joint ? true : null,
            Found: found.Where(f => asked.Contains(f.Key)).ToImmutableSortedDictionary(StringComparer.Ordinal),
            Consents: ConsentsOf(filing) is { Count: > 0 } consents ? [.. consents] : null, Agent: draft.Agent);
    }

    /// <summary>As far as dates go, the case that it would be if it were filed at that time; the form may be incomplete.</summary>
    public static Case ForDates(Filing filing, DateTimeOffset at)
    {
        var days = filing.Composition.VisitDays.Where(d => filing.State[d.Code] is { Length: > 0 })
            .ToImmutableSortedDictionary(d => d.Code, d => filing.State[d.Code]!, StringComparer.Ordinal);
        var (draft, composition) = (filing.Draft, filing.Composition);
        var filed = new CaseSubmitted(draft.Number, draft.Matter, draft.MatterVersion, "", draft.Subject, draft.Operator, draft.State.By, filing.Title,
            draft.State.Answers, new FormData(days), [], ItemsOf(composition), composition.PromisedDays,
            filing.Matter.Acceptance == Acceptance.Joint ? true : null);
        return Case.Empty.Evolve(filed, new(draft.Operator, Channel.Portal, at));
    }

    public static ImmutableList<SubmittedItem> ItemsOf(Composition composition) =>
        [.. composition.Items.Select(i => new SubmittedItem(i.Item.Code, i.Department.Code, [.. i.Item.DependsOn.Where(composition.Has)], i.Promised.Days,
            i.Promised.Unit == LimitUnit.WorkingDays ? null : i.Promised.Unit, composition.VisitDayOf(i.Item)?.Code))];

    private static Guid[] Unfiled(Draft draft, CaseSubmitted submitted) =>
        [.. draft.State.Pages.Values.SelectMany(p => p).Select(p => p.File).Except(submitted.Materials.SelectMany(m => m.Pages))];

    private static SubmittedMaterial? MaterialOf(Filing filing, ComposedMaterial material)
    {
        var (kind, code) = (material.Way.Kind, material.Spec.Code);
        var pages = kind == WayKind.Upload ? filing.State.PagesOf(code).ConvertAll(p => p.File) : [];
        var owed = kind == WayKind.Upload && pages.IsEmpty && material is { Required: true, MayBeOwed: true };
        if (kind == WayKind.Upload && pages.IsEmpty && !owed || kind == WayKind.Commitment && !filing.State.Committed.Contains(code))
            return null;
        var certificate = kind == WayKind.Certificate ? filing.CertificateFor(material.Spec, material.Way)?.Id : null;
        return new(code, kind, pages, certificate, [.. material.For], owed);
    }
}
