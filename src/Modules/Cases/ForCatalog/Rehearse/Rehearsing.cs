using OneStop.Cases.Applicants;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Time;

namespace OneStop.Cases.ForCatalog;

/// <summary>
/// One case under two versions of its matter. Pure: both sides are composed from the same facts, so that a version against
/// itself changes nothing.
/// </summary>
internal sealed class Rehearsing(ICatalog catalog)
{
    private readonly CaseClock time = new(catalog);

    /// <param name="filed">With a form that can still be read.</param>
    /// <param name="before">The version that it was filed under.</param>
    /// <param name="draft">Another version of the same matter.</param>
    public CaseChange Rehearse(CaseAsFiled filed, Matter before, Matter draft)
    {
        var state = filed.State(before);
        var (was, now) = (Compose(before, state, filed), Compose(draft, state, filed));
        var on = filed.At.ChinaDate();
        return new(filed.Filed.Number, on, before.Version)
        {
            Barred = [.. Bars(now, on).ExceptBy(Bars(was, on).Select(b => b.Zh), b => b.Zh)],
            QuestionsOpen = [.. now.Unanswered.Except(was.Unanswered)],
            ItemsAdded = [.. now.Items.Where(i => !was.Has(i.Item.Code)).Select(i => Changed(draft, i.Item, i.Why))],
            ItemsDropped = [.. was.Items.Where(i => !now.Has(i.Item.Code)).Select(i => Dropped(draft, now, i.Item))],
            FieldsAsked = [.. now.Fields.Where(f => f.IsAsked && state[f.Element.Code] is null).Select(Code).Except(was.Fields.Select(Code))],
            FieldsNoLongerAsked = [.. was.Fields.Select(Code).Except(now.Fields.Select(Code))],
            FieldsRefused = [.. Refused(now, state, on).Except(Refused(was, state, on)).Intersect(was.Fields.Select(Code))],
            MaterialsToUpload = [.. ToUpload(now).Except(ToUpload(was))],
            MaterialsSpared = [.. ToUpload(was).Except(ToUpload(now))],
            DecisionsTurned = [.. now.Items.Where(i => was.Has(i.Item.Code)).Select(i => Turned(was, now, state, i.Item)).OfType<TurnedDecision>()],
            DueBefore = Due(filed, was),
            DueAfter = Due(filed, now),
        };
    }

    private Composition Compose(Matter matter, DraftState state, CaseAsFiled filed) =>
        // An option that the version does not have is no answer to it.
        Filing.Compose(catalog, matter, state with { Answers = Answers.Read(matter, q => state.Answers.GetValueOrDefault(q)).Values }, filed.At.ChinaDate());

    private static IEnumerable<Bilingual> Bars(Composition composition, DateOnly on)
    {
        var barred = composition.Barriers.Select(b => b.Why);
        return composition.Matter.Season is { } season && !season.Includes(on) ? barred.Append(season.Note) : barred;
    }

    private static ChangedItem Dropped(Matter draft, Composition now, ServiceItem item) =>
        draft.Items.FirstOrDefault(i => i.Code == item.Code) is { } there
            ? Changed(draft, there, now.NotNeeded.FirstOrDefault(n => n.Item.Code == item.Code)?.Item.WhyNot)
            : new(item.Code, item.Name, null, []);

    private static ChangedItem Changed(Matter draft, ServiceItem item, Bilingual? why) =>
        new(item.Code, item.Name, why, [.. (item.Condition?.Variables ?? []).Select(v => Named(draft, v)).OfType<Bilingual>()]);

    private static Bilingual? Named(Matter matter, string variable) => variable.Split('.') switch
    {
        ["answers", var question, ..] => matter.Questions.FirstOrDefault(q => q.Id == question)?.Text,
        ["form", var element, ..] => matter.Elements.FirstOrDefault(e => e.Code == element)?.Name,
        _ => null,
    };

    // What a register says is not judged by the rules for typing it.
    private List<string> Refused(Composition composition, DraftState state, DateOnly on)
    {
        var rules = new FormRules(composition.Matter, composition.Answers, code => state[code], state.Independent, on, catalog.Calendar);
        return [.. composition.Fields.Where(f => !f.FromRegister && !state.Facts.ContainsKey(f.Element.Code)
            && (Filing.Alone(f.Element, state[f.Element.Code], f.Required).IsRefused || rules.Of(f.Element).Any(m => !m.Asks))).Select(Code)];
    }

    private static IEnumerable<string> ToUpload(Composition composition) => composition.Papers.Select(m => m.Spec.Code);

    private static TurnedDecision? Turned(Composition was, Composition now, DraftState state, ServiceItem item)
    {
        var (before, after) = (RegisterRule.Hindrances(was, state, was.Matter.Item(item.Code)), RegisterRule.Hindrances(now, state, item));
        var (decided, decides) = (Decided(was, state, item), Decided(now, state, item));
        return decided == decides ? null : new(item.Code, item.Name, decides, (decides ? before : after) ?? []);
    }

    private static bool Decided(Composition composition, DraftState state, ServiceItem item) =>
        RegisterRule.Decided(composition, state).Any(i => i.Code == item.Code);

    private DateOnly Due(CaseAsFiled filed, Composition composition) =>
        time.DueOn(Case.Empty.Evolve(filed.Filed with { Items = DraftToFile.ItemsOf(composition) },
            new EventMeta(filed.Filed.Operator, Channel.Portal, filed.At)));

    private static string Code(ComposedField field) => field.Element.Code;
}
