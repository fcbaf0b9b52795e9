using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using OneStop.Contracts.Exchange;
using OneStop.Rules;

namespace OneStop.Contracts.Catalog;

/// <summary>
/// One version of a matter (一件事): several departments' items behind one form and one set of materials. A published
/// version never changes and holds everything it needs (elements, materials, departments), so that a running case reads
/// the same words and rules for as long as it lives.
/// </summary>
public sealed record Matter
{
    /// <summary>Stable code, e.g. <c>YJS-E01</c>; part of the address of its pages.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public required string Code { get; init; }

    /// <summary>1, 2, 3, … A case names code and version.</summary>
    [Range(1, CatalogLimits.Versions)]
    public required int Version { get; init; }

    /// <summary>From when on new cases use this version.</summary>
    public required DateTimeOffset Effective { get; init; }

    /// <summary>What people call it: 开办餐饮店.</summary>
    [MaxLength(CatalogLimits.Name)]
    public required Bilingual Name { get; init; }

    /// <summary>The official name: 开办餐饮店一件事.</summary>
    [MaxLength(CatalogLimits.Name)]
    public required Bilingual OfficialName { get; init; }

    /// <summary>Two sentences for the head of its page.</summary>
    public required Bilingual Summary { get; init; }

    /// <summary>A few words for a tile or a search result.</summary>
    [MaxLength(CatalogLimits.Name)]
    public required Bilingual Short { get; init; }

    /// <summary>One Chinese character that stands for the matter on tiles.</summary>
    [Length(1, 1)]
    [Explained("One Chinese character that stands for the matter on tiles.")]
    public required string Glyph { get; init; }

    /// <summary>Who may file it, in words.</summary>
    public required Bilingual Audience { get; init; }

    /// <summary>Whether a person or an enterprise is the applicant.</summary>
    public required Applicant Applicant { get; init; }

    /// <summary>Where people look for it: life event or stage of a business.</summary>
    public required LifeStage Stage { get; init; }

    /// <summary>Code of the department that answers for the whole.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public required string Lead { get; init; }

    /// <summary>Region codes in which it may be filed, with everything below them; empty means everywhere.</summary>
    [RegularExpression(CatalogLimits.Region)]
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Words people use for it, either language.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>Minutes it takes most people to fill in the form.</summary>
    [Range(1, 600)]
    public int Minutes { get; init; }

    /// <summary>In the order in which the guide asks them; empty when everybody needs the same.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>All that the matter can hold, at least one; which of them a case has depends on its answers and its form.</summary>
    public IReadOnlyList<ServiceItem> Items { get; init; } = [];

    /// <summary>The pages of the one form, in order; an element stands on one of them only.</summary>
    public IReadOnlyList<FormStep> Steps { get; init; } = [];

    /// <summary>Each once, however many items need it; in the order in which they are listed to people.</summary>
    public IReadOnlyList<MaterialSpec> Materials { get; init; } = [];

    /// <summary>Whom it is about besides the applicant; empty when it is about the applicant alone.</summary>
    public IReadOnlyList<Party> Parties { get; init; } = [];

    /// <summary>What results say to the items that come after them.</summary>
    public IReadOnlyList<ResultValue> ResultValues { get; init; } = [];

    /// <summary>What the answers to the questions already say of the form.</summary>
    public IReadOnlyList<Preset> Presets { get; init; } = [];

    /// <summary>What must fit together across fields, beyond what is true of each by itself.</summary>
    public IReadOnlyList<FormCheck> Checks { get; init; } = [];

    /// <summary>Whom the matter is not for, by their answers, and where they go instead.</summary>
    public IReadOnlyList<Barrier> Barriers { get; init; } = [];

    /// <summary>When in the year it may be filed; null means always.</summary>
    public Season? Season { get; init; }

    /// <summary>Holds over <c>{ answers, form }</c> where it is about a child under 14: who files consents as its guardian (个人信息保护法 31).</summary>
    public Rule? Guardian { get; init; }

    /// <summary>Each item by itself unless said otherwise.</summary>
    public Acceptance Acceptance { get; init; }

    /// <summary>Once, with the last result, unless said otherwise.</summary>
    public DeliveryRule Delivery { get; init; }

    /// <summary>
    /// Working days from filing within which the whole matter is promised, whatever it holds for somebody: the largest deadline, never
    /// sooner than the longest chain of its items. Each item keeps its own promise. Null where only the items promise.
    /// </summary>
    [Range(1, CatalogLimits.Days)]
    public int? Promise { get; init; }

    /// <summary>This matter's own words for elements of the dictionary; <see cref="Elements"/> has them already.</summary>
    public IReadOnlyList<Wording> Wording { get; init; } = [];

    /// <summary>Those on a page of the form, as the dictionary had them when this version was made.</summary>
    [MaxLength(600)]
    public required IReadOnlyList<DataElement> Elements { get; init; }

    /// <summary>Those that the matter names: the leading one, and those of its items, ways and sources.</summary>
    public required IReadOnlyList<Department> Departments { get; init; }

    /// <summary>Papers that people expect to hand in and need not; <see cref="Composition.NeverAsked"/> has those of the chosen items.</summary>
    public IReadOnlyList<NeverAsked> NeverAsked { get; init; } = [];

    /// <summary>In the order shown; <see cref="Composition.Faq"/> has those that fit the answers.</summary>
    public IReadOnlyList<Faq> Faq { get; init; } = [];

    /// <exception cref="InvalidOperationException">The matter has no item with this code.</exception>
    public ServiceItem Item(string code) => Items.First(i => i.Code == code);

    /// <summary>
    /// Elements that the form may ask for: all but those that reviewers settle, those that results say and those that registers tell departments.
    /// </summary>
    [JsonIgnore]
    public IEnumerable<DataElement> AskedElements => Elements.Where(e => Steps.Any(s => s.Fields.Contains(e.Code))
        || !(Items.Any(i => i.Decides.Any(d => d.Element == e.Code)) || ResultValues.Any(v => v.Element == e.Code)
            || Parties.Any(p => p.ForDepartments.Contains(e.Code))));

    /// <summary>What results say of the elements that an item names among its fields.</summary>
    public IEnumerable<ResultValue> ResultValuesOf(ServiceItem item) => ResultValues.Where(v => item.Fields.Any(f => f.Element == v.Element));

    /// <exception cref="InvalidOperationException">Neither a page of the form nor a reviewer is asked for an element with this code.</exception>
    public DataElement Element(string code) => Elements.First(e => e.Code == code);

    /// <exception cref="InvalidOperationException">The matter has no material with this code.</exception>
    public MaterialSpec Material(string code) => Materials.First(m => m.Code == code);

    /// <summary>Of whom an element tells; null means the applicant.</summary>
    public Party? PartyOf(DataElement element) => Parties.FirstOrDefault(p => p.Elements.Contains(element.Code));

    /// <summary>Whose paper a material is; null means the applicant's.</summary>
    public Party? PartyOf(MaterialSpec material) => Parties.FirstOrDefault(p => p.Materials.Contains(material.Code));

    /// <summary>Whether a number is the applicant's own: it came with the account and was not typed.</summary>
    public bool IsOwnNumber(string element) => Element(element).Source is { Register: "account" or RegisterNames.Population };

    /// <summary>Whether the form may name the applicant as the party, as where one files for oneself or for a child.</summary>
    public bool MayBeApplicant(Party party) => party.NumberIn.Any(IsOwnNumber);

    /// <summary>Whether a register will ever answer of a party: one that may be the applicant, or of whom it is told.</summary>
    public bool Answers(Party? party, string register) => party is null || party.MayBeAsked(register) || MayBeApplicant(party);

    /// <summary>Under which name <see cref="Known"/> has the source of an element, or of a way to have a material.</summary>
    public static string SourceOf(Party? party, string source) => party?.Source(source) ?? source;

    /// <exception cref="InvalidOperationException">The matter names no department with this code.</exception>
    public Department Department(string code) => Departments.First(d => d.Code == code);

    /// <summary>What deciding an item is: told by who decides, then by the item, then by its type (GB/T 39046-2020 annex A).</summary>
    public AdministrativeAct Act(ServiceItem item) => Department(item.Department).Provider ? AdministrativeAct.Custom : item.Act ?? item.Type switch
    {
        "01" => AdministrativeAct.Licence,
        "05" => AdministrativeAct.Payment,
        "07" => AdministrativeAct.Confirmation,
        "08" => AdministrativeAct.Award,
        "10" => AdministrativeAct.Filing,
        _ => AdministrativeAct.Service,
    };
}

/// <summary>Answers with which the matter cannot be filed.</summary>
/// <param name="When">Holds over <see cref="MatterFacts"/> for those whom it is not for, and for nobody who has yet to answer.</param>
/// <param name="Why">Why not, kindly.</param>
/// <param name="Instead">What they can do instead.</param>
public sealed record Barrier(Rule When, Bilingual Why, Bilingual Instead);

/// <summary>The part of every year in which a matter may be filed, both days included; it may run over New Year.</summary>
/// <param name="From">First day, <c>MM-dd</c>.</param>
/// <param name="To">Last day, <c>MM-dd</c>.</param>
/// <param name="Note">Why, to the applicant: 每年5月集中报名.</param>
public sealed record Season(
    [property: Explained("MM-dd, a day of every year.")] string From, [property: Explained("MM-dd, a day of every year.")] string To, Bilingual Note)
{
    /// <summary>Whether it can be filed on this day, of whichever year.</summary>
    /// <exception cref="FormatException">Not <see cref="IsSound"/>.</exception>
    public bool Includes(DateOnly day)
    {
        var (from, to) = (On(From, day.Year), On(To, day.Year));
        return from <= to ? from <= day && day <= to : from <= day || day <= to;
    }

    /// <summary>The first day of the next season after a day outside of it.</summary>
    public DateOnly NextAfter(DateOnly day) => On(From, day.Year) is var from && from > day ? from : On(From, day.Year + 1);

    /// <summary>The last day of the season that a day inside of it belongs to.</summary>
    public DateOnly LastAfter(DateOnly day) => On(To, day.Year) is var to && to >= day ? to : On(To, day.Year + 1);

    /// <summary>Whether both days exist in every year: 29 February does not.</summary>
    public bool IsSound => Exists(From) && Exists(To);

    private static bool Exists(string day) => DateOnly.TryParseExact("2025-" + day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    private static DateOnly On(string day, int year) => DateOnly.ParseExact($"{year:0000}-{day}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Whether each item is accepted by itself, or all items of a case at once (联合受理).</summary>
public enum Acceptance
{
    /// <summary>Each is accepted, declined or sent back for correction by itself.</summary>
    Separate,

    /// <summary>All together, and the correction of one holds the others.</summary>
    Joint,
}

/// <summary>
/// When the applicant is told that results are there: once, with the last of them, or each time. Nobody is made to wait for
/// what has been granted (行政许可法 art. 44): a result is in the wallet and on the case's page as soon as it is issued, either way.
/// </summary>
public enum DeliveryRule
{
    /// <summary>Once, with the last result.</summary>
    Together,

    /// <summary>With each result.</summary>
    AsReady,
}

/// <summary>Who applies.</summary>
public enum Applicant
{
    /// <summary>A natural person, known by the ID number.</summary>
    Person,

    /// <summary>A company, an individual business or another body, known by its credit code; a person files for it.</summary>
    Enterprise,
}

/// <summary>A life event (家里的事) or a stage in the life of a business (生意上的事).</summary>
/// <param name="Code">E.g. <c>business-open</c>.</param>
/// <param name="Side">Under which of the two headings it stands.</param>
/// <param name="Name">E.g. 开张.</param>
public sealed record LifeStage([property: RegularExpression(CatalogLimits.Code)] string Code, StageSide Side, Bilingual Name);

/// <summary>The two headings under which people look for matters.</summary>
public enum StageSide
{
    /// <summary>家里的事.</summary>
    Family,

    /// <summary>生意上的事.</summary>
    Business,
}

/// <summary>A paper that people expect to hand in and need not, with where it comes from instead.</summary>
public sealed record NeverAsked(Bilingual Name, Bilingual Instead)
{
    /// <summary>Only shown when one of these items is chosen; empty means always.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];
}

/// <summary>A question that people ask before they file, and its answer.</summary>
public sealed record Faq(Bilingual Question, Bilingual Answer)
{
    /// <summary>Only shown when it holds for the answers; null means always.</summary>
    public Rule? When { get; init; }
}
