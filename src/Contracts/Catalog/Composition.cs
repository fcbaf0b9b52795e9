namespace OneStop.Contracts.Catalog;

/// <summary>
/// What a matter comes to for given answers: one form, one set of materials, one promise. The same input always gives the
/// same composition; a case composes again whenever the form changes.
/// </summary>
public sealed record Composition
{
    /// <summary>The version that was composed.</summary>
    public required Matter Matter { get; init; }

    /// <summary>As they were given: what nobody answered is not made up.</summary>
    public required Answers Answers { get; init; }

    /// <summary>Questions without an answer; a case may not be filed while there are any.</summary>
    public required IReadOnlyList<string> Unanswered { get; init; }

    /// <summary>Chosen items, an item after those it depends on.</summary>
    public required IReadOnlyList<ChosenItem> Items { get; init; }

    /// <summary>All other items of the matter, in its order.</summary>
    public required IReadOnlyList<LeftOutItem> NotNeeded { get; init; }

    /// <summary>Pages of the form that have at least one field.</summary>
    public required IReadOnlyList<ComposedStep> Steps { get; init; }

    /// <summary>Pages of the form that the chosen items do not need (无需提供).</summary>
    public required IReadOnlyList<FormStep> StepsNotNeeded { get; init; }

    /// <summary>What the chosen items need, each once however many need it, in the order of the matter; also what need not be handed in.</summary>
    public required IReadOnlyList<ComposedMaterial> Materials { get; init; }

    /// <summary>Items that may be worked on at the same time, wave after wave.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Waves { get; init; }

    /// <summary>The chain of items that takes longest.</summary>
    public required IReadOnlyList<string> CriticalPath { get; init; }

    /// <summary>Days promised for the whole matter from acceptance: the promised days along the critical path, of whatever unit, a month as 30.</summary>
    public required int PromisedDays { get; init; }

    /// <summary>What is promised from filing on: acceptance, then the critical path. What a case's last day is.</summary>
    public required PromisedSpan FromFiling { get; init; }

    /// <summary>What is promised for the whole, which is what people read first: the matter's own promise where it has one.</summary>
    public PromisedSpan Promised => Matter.Promise is { } days ? new(days, 0) : FromFiling;

    /// <summary>
    /// Longest single limit that the law sets for a chosen item, working days; null when the law sets none.
    /// </summary>
    public required int? LegalDays { get; init; }

    /// <summary>Sum of all fees in yuan that are known by now, see <see cref="FeesOpen"/>.</summary>
    public required decimal Fees { get; init; }

    /// <summary>What each chosen item costs, in their order.</summary>
    public required IReadOnlyList<OwedFee> Owed { get; init; }

    /// <summary>Whether some fee depends on what has yet to be answered or filled in.</summary>
    public bool FeesOpen => Owed.Any(o => o.Amount is null);

    /// <summary>Times the applicant still has to come.</summary>
    public required IReadOnlyList<Attendance> Attendances { get; init; }

    /// <summary>
    /// The day that the applicant chooses to come, where the item is decided no earlier; null where its decision waits for no day. What is decided
    /// before the visit does not wait for it.
    /// </summary>
    public DataElement? VisitDayOf(ServiceItem item) => item.Attendance is { AfterDecision: false } visit && Attendances.Contains(visit)
        ? visit.Fields.Select(Matter.Element).FirstOrDefault(e => e.Type == ElementType.Date) : null;

    /// <summary>All such days: from them on the limits of their items run.</summary>
    public IEnumerable<DataElement> VisitDays => Items.Select(i => VisitDayOf(i.Item)).OfType<DataElement>().Distinct();

    /// <summary>What filing together saves, for these answers and what is on file of this applicant.</summary>
    public required Comparison Comparison { get; init; }

    /// <summary>It is about a child under 14, whose guardian files.</summary>
    public bool ForChild { get; init; }

    /// <summary>Papers people expect to hand in and need not, for the chosen items.</summary>
    public required IReadOnlyList<NeverAsked> NeverAsked { get; init; }

    /// <summary>Why the matter is not for those who answered so; empty for everybody else. A case may not be filed while there are any.</summary>
    public required IReadOnlyList<Barrier> Barriers { get; init; }

    /// <summary>Items that stand although the answers, or what was typed, say otherwise than a source.</summary>
    public required IReadOnlyList<Contradiction> Contradictions { get; init; }

    /// <summary>Common questions that fit the answers.</summary>
    public required IReadOnlyList<Faq> Faq { get; init; }

    /// <summary>The fields of all <see cref="Steps"/> in the order of the form, those that a source answers among them.</summary>
    public IEnumerable<ComposedField> Fields => Steps.SelectMany(s => s.Fields);

    /// <summary>Materials that the applicant uploads, those that may be left out among them.</summary>
    public IEnumerable<ComposedMaterial> Uploads => Materials.Where(m => m.Way.Kind == WayKind.Upload);

    /// <summary>The papers that the applicant has to prepare.</summary>
    public IEnumerable<ComposedMaterial> Papers => Uploads.Where(m => m.Required);

    /// <summary>How many of everything: the one place of every page that says so.</summary>
    public Counts Counts => Counts.Of(this);

    /// <summary>The fields that one item's department may see: its own share of the form.</summary>
    public IEnumerable<ComposedField> ShareOf(string item) => Fields.Where(f => f.AskedBy.Contains(item));

    /// <summary>The materials that one item's department may see.</summary>
    public IEnumerable<ComposedMaterial> MaterialsOf(string item) => Materials.Where(m => m.For.Contains(item));

    /// <summary>Whether the item with this code is chosen.</summary>
    public bool Has(string item) => Items.Any(i => i.Item.Code == item);
}

/// <summary>A chosen item, why it is, to the applicant, and the promise for the way in which it is handled.</summary>
public sealed record ChosenItem(ServiceItem Item, Department Department, Bilingual Why, TimeLimit Promised);

/// <summary>An item that the answers do not call for, and why not.</summary>
public sealed record LeftOutItem(ServiceItem Item, Bilingual Why);

/// <summary>A page of the form, as the answers leave it.</summary>
/// <param name="Step">The page as the matter has it.</param>
/// <param name="Fields">Those that chosen items need, in the order of the page; at least one.</param>
public sealed record ComposedStep(FormStep Step, IReadOnlyList<ComposedField> Fields)
{
    /// <summary>How many of them are left to fill in.</summary>
    public int ToFill => Fields.Count(f => f.IsAsked);
}

/// <summary>A field of the one form.</summary>
/// <param name="Element">What is asked.</param>
/// <param name="Required">Whether any of the asking items requires it.</param>
/// <param name="AskedBy">Codes of the items that need it.</param>
/// <param name="Departments">Codes of the departments that will see it, each once.</param>
/// <param name="FromRegister">The source can answer for this applicant: shown filled in, not asked.</param>
/// <param name="Preset">What the answers already say, to begin with; empty when nothing.</param>
public sealed record ComposedField(
    DataElement Element, bool Required, IReadOnlyList<string> AskedBy, IReadOnlyList<string> Departments, bool FromRegister, IReadOnlyList<string> Preset)
{
    /// <summary>Whether the applicant has to say it: neither a source nor an answer does. A list of kinds always needs their look.</summary>
    public bool IsAsked => !FromRegister && (Preset.Count == 0 || Element.Type == ElementType.MultiChoice);
}

/// <summary>A material of the one set.</summary>
/// <param name="Spec">What it is.</param>
/// <param name="Way">The lightest way that is open, given what is on file.</param>
/// <param name="Required">Whether any item requires it.</param>
/// <param name="MayBeOwed">Every item that requires it lets it follow later.</param>
/// <param name="For">Codes of the items that need it.</param>
public sealed record ComposedMaterial(MaterialSpec Spec, MaterialWay Way, bool Required, bool MayBeOwed, IReadOnlyList<string> For);

/// <summary>
/// Filing item by item against filing in one go, for the chosen items only. Materials: what every item requires by itself
/// against the papers that have to be prepared. Fields: every item's own form against what is left to fill in. Trips: one per
/// item against the times somebody must come. Days: the longest limit of law against the promise from filing on.
/// </summary>
public sealed record Comparison(Saving Materials, Saving Fields, Saving Trips, Saving Days);

/// <param name="Apart">Filing each item by itself.</param>
/// <param name="Together">Filing the matter.</param>
public sealed record Saving(int Apart, int Together)
{
    /// <summary>What saves nothing is not shown as a saving.</summary>
    public bool SavesSomething => Together < Apart;
}
