using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using OneStop.Rules;

namespace OneStop.Contracts.Catalog;

/// <summary>
/// One thing that one department does (政务服务事项), with the elements of GB/T 39046-2020 that citizens and clerks need.
/// </summary>
public sealed record ServiceItem
{
    /// <summary>Code inside the matter, e.g. <c>E01-I2</c>.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public required string Code { get; init; }

    /// <summary>What people call it: 食品经营许可.</summary>
    [MaxLength(CatalogLimits.Name)]
    public required Bilingual Name { get; init; }

    /// <summary>The name in the department's list of items.</summary>
    [MaxLength(CatalogLimits.Name)]
    public required Bilingual OfficialName { get; init; }

    /// <summary>Code of the deciding department.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public required string Department { get; init; }

    /// <summary>Item type, GB/T 39046-2020 annex A: 01 licence, 07 confirmation, 10 other, 20 public service.</summary>
    [Coded(CodeTables.ItemType)]
    public required string Type { get; init; }

    /// <summary>What deciding it is, where the type alone says it wrong: a confirmation may be an entry in a register.</summary>
    public AdministrativeAct? Act { get; init; }

    /// <summary>Published rules decide an item by themselves only when it is <see cref="CaseType.OnTheSpot"/>.</summary>
    public required CaseType CaseType { get; init; }

    /// <summary>Limit set by law or rule; may be unverified, see <see cref="LegalLimit"/>.</summary>
    public TimeLimit? Statutory { get; init; }

    /// <summary>What the city promises.</summary>
    public required TimeLimit Promised { get; init; }

    /// <summary>Another promise for another way of handling, e.g. without the commitment.</summary>
    public OtherPromise? Otherwise { get; init; }

    /// <summary>Free unless said otherwise.</summary>
    public Fee Fee { get; init; } = Fee.None;

    /// <summary>Who pays another fee than <see cref="Fee"/>: the first that holds counts. Empty when everybody pays the same.</summary>
    public IReadOnlyList<FeeCase> FeeCases { get; init; } = [];

    /// <summary>Basic code (基本编码), 12 characters: the same for this item everywhere in the country.</summary>
    [RegularExpression(CatalogLimits.Basic)]
    public string? Basic { get; init; }

    /// <summary>Whom it serves, GB/T 39046-2020: 1 persons, 2 enterprises, 3 public institutions, 4 social organizations.</summary>
    [Coded(CodeTables.Target)]
    public IReadOnlyList<string> Target { get; init; } = [];

    /// <summary>Level of the body that decides, GB/T 39046-2020: 2 province, 3 city, 4 county, 5 subdistrict, 6 community.</summary>
    [Coded(CodeTables.Level)]
    public string? Level { get; init; }

    /// <summary>What must be true for it to be granted.</summary>
    public IReadOnlyList<Bilingual> Conditions { get; init; } = [];

    /// <summary>How much of it is done online (网办深度), I to IV as 1 to 4.</summary>
    [Coded(CodeTables.Depth)]
    public string? Depth { get; init; }

    /// <summary>Ways of filing, GB/T 39046-2020: 1 window, 2 computer, 3 mobile, 4 post.</summary>
    [Coded(CodeTables.Channel)]
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Where to complain about the handling.</summary>
    [RegularExpression(CatalogLimits.Phone)]
    public string? SupervisionPhone { get; init; }

    /// <summary>The rule that it rests on; null when none is written down. A <see cref="Evidence.Sourced"/> one is proposed as the basis of a denial.</summary>
    public LawBasis? Law { get; init; }

    /// <summary>The rule by which a refusal goes to reconsideration first and only then to court (行政复议法 23); null where both are open.</summary>
    public LawBasis? ReviewFirst { get; init; }

    /// <summary>Chosen when it holds over <c>{ answers, form }</c>; null means always.</summary>
    public Rule? Condition { get; init; }

    /// <summary>Why it is among the chosen, to the applicant: 您要挂户外招牌.</summary>
    public required Bilingual WhyIncluded { get; init; }

    /// <summary>Why it is not: 您不卖香烟.</summary>
    public Bilingual? WhyNot { get; init; }

    /// <summary>What its department has to see of the matter's materials; it sees no others.</summary>
    public IReadOnlyList<ItemMaterial> Materials { get; init; } = [];

    /// <summary>What its department has to know of the form; it sees no more.</summary>
    public IReadOnlyList<ItemField> Fields { get; init; } = [];

    /// <summary>Items that must be granted first.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>At most one; empty when it ends without a document.</summary>
    public IReadOnlyList<ItemResult> Results { get; init; } = [];

    /// <summary>
    /// What the reviewer settles in granting it: an amount, a term, a scope. It is asked on the reviewer's page, never of the applicant;
    /// lines of the result name it like any element.
    /// </summary>
    public IReadOnlyList<DecidedValue> Decides { get; init; } = [];

    /// <summary>What a reviewer judges one by one before deciding.</summary>
    public IReadOnlyList<Checkpoint> Checkpoints { get; init; } = [];

    /// <summary>What the applicant may promise so that it is decided at once; null when it is not decided that way.</summary>
    public Commitment? Commitment { get; init; }

    /// <summary>Officers visit the premises before the decision; visits of one matter are made together.</summary>
    public bool SiteVisit { get; init; }

    /// <summary>Where the applicant still has to come in person, with the reason; null means never.</summary>
    public Attendance? Attendance { get; init; }

    /// <summary>
    /// What the applicant or others still do after filing, without coming: sign, pay. Told until the item is decided, so that nobody is
    /// left to think that there is nothing to do.
    /// </summary>
    public IReadOnlyList<Bilingual> Afterwards { get; init; } = [];

    /// <summary>Which body to go to when this department is not the right one.</summary>
    public Bilingual? RefusedGoesTo { get; init; }

    /// <summary>
    /// The limit that may be shown as law: the item's own when its source was verified, else none. 行政许可法 art. 42 gives way to special
    /// rules, so its 20 working days say nothing of a licence whose own rule nobody looked up.
    /// </summary>
    [JsonIgnore]
    public TimeLimit? LegalLimit => Statutory is { Evidence: Evidence.Sourced } own ? own : null;
}

/// <summary>A value that the reviewer settles.</summary>
/// <param name="Element">Code of the element: its type and limits hold for what the reviewer types.</param>
/// <param name="Optional">It may be left empty.</param>
public sealed record DecidedValue([property: RegularExpression(CatalogLimits.Code)] string Element, bool Optional = false);

/// <summary>What a department does when it decides; it names the decision and its paper.</summary>
public enum AdministrativeAct
{
    /// <summary>行政许可.</summary>
    Licence,

    /// <summary>行政给付.</summary>
    Payment,

    /// <summary>行政确认.</summary>
    Confirmation,

    /// <summary>登记: a confirmation by an entry in a register, as companies, marriages and real estate have it.</summary>
    Registration,

    /// <summary>行政奖励.</summary>
    Award,

    /// <summary>备案.</summary>
    Filing,

    /// <summary>公共服务.</summary>
    Service,

    /// <summary>None: a company serves its customer.</summary>
    Custom,
}

/// <summary>办件类型, GB/T 39046-2020: decided at once, or within the promise.</summary>
public enum CaseType
{
    /// <summary>即办件.</summary>
    OnTheSpot = 1,

    /// <summary>承诺件.</summary>
    Promised = 2,
}

/// <summary>Whether a number of the catalogue was checked against its source. Unverified ones are never shown as law.</summary>
public enum Evidence
{
    /// <summary>Seen somewhere, compared by nobody.</summary>
    Unverified,

    /// <summary>Compared with the text of the law or rule by somebody.</summary>
    Sourced,
}

/// <summary>What a time limit counts.</summary>
public enum LimitUnit
{
    /// <summary>By the State Council's yearly notice; every limit of the Administrative Licence Law (行政许可法 art. 82).</summary>
    WorkingDays,

    /// <summary>Days off included; see <see cref="PromisedTime.LastDay"/>.</summary>
    CalendarDays,

    /// <summary>To the same day of a later month, or its last day where there is none such (民法典 art. 202).</summary>
    Months,
}

/// <summary>A time limit; 0 days means on the spot.</summary>
/// <param name="Days">How many, of its <paramref name="Unit"/>: a limit of 3 months has 3.</param>
/// <param name="Extension">How many more by which the rule lets the head of the body prolong it, with the reasons told; null when it does not.</param>
public sealed record TimeLimit(
    [property: Range(0, CatalogLimits.Days)] int Days, LimitUnit Unit, Bilingual Basis, Evidence Evidence,
    [property: Range(1, CatalogLimits.Days)] int? Extension = null);

/// <param name="When">Instead of the usual promise while it holds over <c>{ answers, form }</c>.</param>
/// <param name="Promised">What the city promises then.</param>
public sealed record OtherPromise(Rule When, TimeLimit Promised);

/// <summary>What the item costs. Amount in yuan, 0 means free.</summary>
public sealed record Fee([property: Range(0, CatalogLimits.Fee)] decimal Amount, Bilingual? Basis = null)
{
    /// <summary>Free, with nothing to explain.</summary>
    public static readonly Fee None = new(0);
}

/// <summary>The law or rule that an item rests on.</summary>
/// <param name="Text">Its name and article: 消防法第十五条.</param>
/// <param name="Evidence">Citizens are shown a sourced one only; the open data has both and says which.</param>
public sealed record LawBasis(Bilingual Text, Evidence Evidence);

/// <summary>
/// A data element that an item needs. Several items may need the same one: it is asked once, and it is required when any
/// of those whose condition holds requires it.
/// </summary>
/// <param name="Element">Code of the data element.</param>
/// <param name="Required">Whether an answer is needed.</param>
/// <param name="When">Asked only while it holds over <c>{ answers, form }</c>; null means always.</param>
public sealed record ItemField(string Element, bool Required = true, Rule? When = null);

/// <summary>A material that an item needs.</summary>
/// <param name="Material">Code of the material.</param>
/// <param name="Required">Without it the item cannot be accepted, unless it may be owed.</param>
/// <param name="MayBeOwed">It may follow after acceptance (容缺受理).</param>
/// <param name="When">Needed only while it holds over <c>{ answers, form }</c>; null means always.</param>
public sealed record ItemMaterial(string Material, bool Required = true, bool MayBeOwed = false, Rule? When = null);

/// <summary>One thing a reviewer judges: 符合, 不符合 or 不适用.</summary>
public sealed record Checkpoint([property: RegularExpression(CatalogLimits.Code)] string Id, Bilingual Text, Bilingual? Hint = null)
{
    /// <summary>Judged only while it holds over <c>{ answers, form }</c>; null means always.</summary>
    public Rule? When { get; init; }

    /// <summary>Element and material codes to look at beside it.</summary>
    public IReadOnlyList<string> LookAt { get; init; } = [];
}

/// <summary>告知承诺: the applicant promises, the department decides at once and checks afterwards.</summary>
/// <param name="Text">What is promised, sentence by sentence.</param>
/// <param name="Consequence">What follows when it turns out untrue.</param>
/// <param name="CheckWithinDays">Working days after the decision within which the department looks.</param>
public sealed record Commitment(
    IReadOnlyList<Bilingual> Text, Bilingual Consequence, [property: Range(1, CatalogLimits.Days)] int CheckWithinDays);

/// <summary>
/// Why the applicant still has to come in person, and once it is filed what to do: it is the first thing of what comes next until
/// the item is decided, or until the day of the visit where that comes after.
/// </summary>
/// <param name="Times">How often.</param>
/// <param name="Name">For the guide: 体检1次.</param>
/// <param name="Why">Why it cannot be spared.</param>
public sealed record Attendance([property: Range(1, 20)] int Times, Bilingual Name, Bilingual Why)
{
    /// <summary>What to do, and what to bring: 带身份证去体检.</summary>
    public Bilingual? Task { get; init; }

    /// <summary>Codes of the elements whose answers say where and when, in this order; an option's hint has its address and hours.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Code of the hall, window or point where it is, when everybody goes to the same.</summary>
    public string? Hall { get; init; }

    /// <summary>Where it is in words, when no answer and no hall says it.</summary>
    public Bilingual? Where { get; init; }

    /// <summary>Needed only while it holds over <c>{ answers, form }</c>; null means always.</summary>
    public Rule? When { get; init; }

    /// <summary>
    /// The item is decided before the visit, and its result is what one goes with: the receipt of an appointment. Otherwise the decision waits
    /// for the visit, and is promised from the day that the applicant chose.
    /// </summary>
    public bool AfterDecision { get; init; }
}
