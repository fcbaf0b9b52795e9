using System.Collections.Immutable;
using OneStop.Cases.Applicants;
using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Exchange;
using OneStop.Identifiers;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Drafts;

/// <summary>A draft together with what its matter comes to for it: what is asked, what is answered, what is missing.</summary>
internal sealed class Filing
{
    private readonly DateOnly today;
    private readonly WorkingCalendar calendar;
    private FormRules? rules;

    private Filing(Draft draft, Matter matter, Composition composition, DateOnly today, WorkingCalendar calendar) =>
        (Draft, Matter, Composition, this.today, this.calendar) = (draft, matter, composition, today, calendar);

    public Draft Draft { get; }
    public Matter Matter { get; }
    public Composition Composition { get; }
    public DraftState State => Draft.State;
    public string Url => CaseLinks.Draft(Draft.Id);

    /// <summary>Null when the catalogue does not have the version that the draft was made with.</summary>
    public static Filing? Of(ICatalog catalog, Draft draft, DateOnly today)
    {
        if (catalog.Find(draft.Matter, draft.MatterVersion) is not { } matter)
            return null;
        var filing = new Filing(draft, matter, Compose(catalog, matter, draft.State, today), today, catalog.Calendar);
        var state = matter.Parties.Aggregate(draft.State, (s, p) => Turned(s, p, filing.Named(p)));
        return ReferenceEquals(state, draft.State) ? filing
            : new(draft with { State = state }, matter, Compose(catalog, matter, state, today), today, catalog.Calendar);
    }

    /// <summary>Nothing of somebody who is named no more; all that is known of the applicants where they are named.</summary>
    private static DraftState Turned(DraftState state, Party party, NamedParty? named)
    {
        if (state.Asked.GetValueOrDefault(party.Code) == named?.Pair)
            return state;
        var without = state.Asked.ContainsKey(party.Code) ? state.Without(party) : state;
        return named is not null && named.Number == state.By.Code ? without.AsParty(party, named.Pair) : without;
    }

    public static Composition Compose(ICatalog catalog, Matter matter, DraftState state, DateOnly today)
    {
        var stated = StatedAndFound.Known(matter, code => state[code], state.Independent, today);
        return catalog.Compose(matter, Answers.Of(state.Answers), stated with
        {
            Certificates = state.Certificates.Where(c => !(c.Value.ValidUntil < today)).Select(c => c.Key).ToImmutableHashSet(StringComparer.Ordinal),
            Registers = state.Answered.Union(Expected(matter, state)),
            Said = state.Facts.Keys.ToImmutableHashSet(StringComparer.Ordinal),
        });
    }

    // Nobody is told to hand in the papers of somebody whom the form has yet to name: as a rule the register knows them.
    private static IEnumerable<string> Expected(Matter matter, DraftState state) =>
        from party in state.Verified ? matter.Parties : []
        where party.NumberIn.Count > 0 && Party.First(party.NumberIn, code => state[code]) is null
        from register in matter.Materials.Where(m => matter.PartyOf(m) == party).SelectMany(m => m.Ways).Where(w => w.Kind == WayKind.SharedData)
            .Select(w => w.Source!).Where(r => party.MayBeAsked(r) && !state.Silent.Contains(r)).Distinct()
        select party.Source(register);

    /// <summary>Whom the form names as a party; null while it does not, or has no number of theirs.</summary>
    public NamedParty? Named(Party party)
    {
        var asked = Composition.Fields.Select(f => f.Element.Code).ToHashSet(StringComparer.Ordinal);
        return Party.First(party.NameIn, Value) is var (_, name) && Party.First(party.NumberIn, Value) is var (element, number)
            ? new(party, element, number, name) : null;

        string? Value(string code) => asked.Contains(code) ? State[code] : null;
    }

    /// <summary>Parties whom registers may be asked about, being who they are said to be, and were not yet.</summary>
    public IEnumerable<NamedParty> Unasked => State.Verified
        ? from named in Matter.Parties.Select(Named).OfType<NamedParty>()
          where State.Asked.GetValueOrDefault(named.Party.Code) != named.Pair
              && State.Confirmed.GetValueOrDefault(named.Element) == named.Pair
          select named
        : [];

    /// <summary>Whether the number may be that of somebody who has died.</summary>
    public bool MayHaveDied(DataElement number) => Matter.Parties.Any(p => p.MayHaveDied && p.NumberIn.Contains(number.Code));

    /// <summary>A value that was found and that the applicant may not change.</summary>
    public bool IsLocked(ComposedField field) => !field.Element.Editable && State.Facts.ContainsKey(field.Element.Code);

    /// <summary>The value as it would be filed, or what is wrong with it.</summary>
    public Result<string> Read(ComposedField field)
    {
        var (element, value) = (field.Element, State[field.Element.Code]);
        // What a register says is not judged by the rules for typing it.
        if (IsLocked(field))
            return value!;
        var read = Alone(element, value, field.Required);
        if (read.IsRefused)
            return read;
        if (State.Taken.GetValueOrDefault(element.Code) == value && value is not null)
            return NameTaken(element);
        List<Refusal> misfits = [.. Rules.Of(element).Where(m => !m.Asks).Select(m => m.Told)];
        return misfits.Count == 0 ? read : Result<string>.Refused(misfits);
    }

    public static Refusal NameTaken(DataElement element) => Refusal.Invalid("cases.name-taken", element.Key, element.Name);

    /// <summary>The value by itself, whatever stands elsewhere in the form.</summary>
    public static Result<string> Alone(DataElement element, string? value, bool required) =>
        FieldCheck.Read(element, required, element.Type == ElementType.MultiChoice ? value?.Split(',') ?? [] : value is null ? [] : [value]);

    /// <summary>What is unlikely about the form, to be looked at once more.</summary>
    public IReadOnlyList<Misfit> Doubts => [.. Rules.At(Composition.Fields.Where(f => !IsLocked(f)).Select(f => f.Element)).Where(m => m.Asks)];

    private FormRules Rules => rules ??= new(Matter, Composition.Answers, Sound, State.Independent, today, calendar);

    // One mistake is told once: nothing is compared with a value that is wrong in itself.
    private string? Sound(string code) =>
        State.Form.GetValueOrDefault(code) is { } typed && Alone(Matter.Element(code), typed, required: false).IsRefused ? null : State[code];

    /// <summary>
    /// The people of a field, or of the rows of a table, whom the population register has not confirmed, though it answers. Without the
    /// register the card is handed in instead.
    /// </summary>
    public IEnumerable<NamedPerson> Unconfirmed(DataElement element) => State.Silent.Contains(RegisterNames.Population) ? []
        : People(element).Where(p => State.Confirmed.GetValueOrDefault(p.Key) != p.Pair);

    private IEnumerable<NamedPerson> People(DataElement element)
    {
        if (State[element.Code] is not { Length: > 0 } value)
            return [];
        if (element.Type != ElementType.Table)
            return element.NameIn is { } name ? [new(element, element.Code, element.Key, value, State[name] ?? "")] : [];
        return from row in (TableRows.Read(element, value) ?? []).Index()
               from column in element.Columns
               where column.NameIn is not null && CitizenId.IsValid(row.Item.GetValueOrDefault(column.Code))
               let person = new NamedPerson(element, $"{element.Code}.{row.Item[column.Code]}", Tables.Cell(element.Key, row.Index, column),
                   row.Item[column.Code], row.Item.GetValueOrDefault(column.NameIn!, ""), row.Index + 1)
               // Who they are themselves was found out when they registered.
               where !State.Verified || (person.Number, person.Name) != (State.By.Code, State.By.Name)
               select person;
    }

    public bool IsComplete(ComposedStep step) => step.Fields.All(f => !Read(f).IsRefused && !Unconfirmed(f.Element).Any());

    public State StateOf(ComposedStep step)
    {
        if (IsComplete(step) && (State.Saved.Contains(step.Step.Code) || step.Fields.All(f => State.Facts.ContainsKey(f.Element.Code))))
            return Web.State.Done;
        return State.Saved.Contains(step.Step.Code) || step.Fields.Any(f => State.Form.ContainsKey(f.Element.Code)) ? Web.State.Now : Web.State.Todo;
    }

    public bool IsSatisfied(ComposedMaterial material) => material.Way.Kind switch
    {
        WayKind.Upload => !State.PagesOf(material.Spec.Code).IsEmpty || !material.Required || material.MayBeOwed,
        WayKind.Commitment => State.Committed.Contains(material.Spec.Code) || !material.Required,
        _ => true,
    };

    public State StateOf(ComposedMaterial material) => material.Way.Kind switch
    {
        WayKind.Upload => State.PagesOf(material.Spec.Code).IsEmpty ? Web.State.Todo : Web.State.Done,
        WayKind.Commitment => State.Committed.Contains(material.Spec.Code) ? Web.State.Done : Web.State.Todo,
        _ => Web.State.Done,
    };

    /// <summary>Materials with which the applicant has to do something: upload or promise.</summary>
    public IEnumerable<ComposedMaterial> ToDo => Composition.Materials.Where(m => m.Way.Kind is WayKind.Upload or WayKind.Commitment);

    public IEnumerable<ComposedMaterial> Exempt => Composition.Materials.Where(m => m.Way.Kind is not (WayKind.Upload or WayKind.Commitment));

    public bool MaterialsDone => ToDo.All(IsSatisfied);
    public int Parts => Composition.Counts.Steps;
    public int Finished => Composition.Steps.Count(s => StateOf(s) == Web.State.Done) + (ToDo.Any() && MaterialsDone ? 1 : 0);
    public bool IsReady => Composition.Unanswered.Count == 0 && Composition.Barriers.Count == 0 && Composition.Steps.All(s => StateOf(s) == Web.State.Done)
        && MaterialsDone;

    /// <summary>How many papers, in words: what is handed in, committed to, may be left out and is not asked for are told apart.</summary>
    public string PapersCounted(Texts t)
    {
        var counts = Composition.Counts;
        return string.Join(t["tasks.materials.and"], new[]
        {
            t["tasks.materials.exempt", counts.Exempt],
            counts.Papers > 0 ? t["tasks.materials.papers", counts.Papers] : null,
            counts.Commitments > 0 ? t["tasks.materials.commitments", counts.Commitments] : null,
            counts.Optional > 0 ? t["tasks.materials.optional", counts.Optional] : null,
        }.OfType<string>());
    }

    /// <summary>Where to go on: the first step that is not done, then the materials, then the check.</summary>
    public (string Href, Bilingual? Step) Next()
    {
        if (Composition.Steps.FirstOrDefault(s => StateOf(s) != Web.State.Done) is { } step)
            return ($"{Url}/form/{step.Step.Code}", step.Step.Name);
        return MaterialsDone ? ($"{Url}/check", null) : ($"{Url}/materials", null);
    }

    /// <summary>The name that tells the case apart: what the sign says, else the applicant's name.</summary>
    public string Title => State[WellKnownElements.SignboardText] is { Length: > 0 } sign
        && Composition.Fields.Any(f => f.Element.Code == WellKnownElements.SignboardText) ? sign : State.By.Name;

    /// <summary>Where a material comes from that the applicant need not hand in.</summary>
    public string WayText(MaterialWay way, Texts t) => way.Detail is { } detail ? t.Of(detail)
        : t["materials.way." + way.Kind, way.Kind == WayKind.Result ? Matter.Item(way.Source!).Name : null];

    /// <summary>The certificate on file that a material is taken from.</summary>
    public CertificateInForce? CertificateFor(MaterialSpec material, MaterialWay way) =>
        State.Certificates.GetValueOrDefault(Matter.SourceOf(Matter.PartyOf(material), way.Source!));

    public string DepartmentName(string code, Texts t) => t.Of(Matter.Department(code).ShortName);
}
