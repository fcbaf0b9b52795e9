using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Open.V20261201;

/// <summary>Decided at once, or within the promise (办件类型, GB/T 39046-2020).</summary>
public enum Handling { OnTheSpot, Promised }

/// <summary>One thing that one department decides (政务服务事项), as it stands in a published matter.</summary>
public sealed record ItemData
{
    /// <summary>Code inside its matter, e.g. <c>E01-I2</c>; unique in the catalogue.</summary>
    public required string Code { get; init; }

    /// <summary>Code of the matter through which it is filed.</summary>
    public required string Matter { get; init; }

    public required int MatterVersion { get; init; }

    /// <summary>基本编码: the same for this item everywhere in the country.</summary>
    public string? BasicCode { get; init; }

    public required Text Name { get; init; }
    public required Text OfficialName { get; init; }

    /// <summary>Code of the deciding department.</summary>
    public required string Department { get; init; }

    /// <summary>Item type, GB/T 39046-2020 annex A: 01 licence, 07 confirmation, 10 other, 20 public service.</summary>
    public required string Type { get; init; }

    /// <summary>Whom it serves, GB/T 39046-2020: 1 persons, 2 enterprises, 3 public institutions, 4 social organizations.</summary>
    public required IReadOnlyList<string> Target { get; init; }

    /// <summary>Level of the deciding body: 2 province, 3 city, 4 county, 5 subdistrict, 6 community.</summary>
    public string? Level { get; init; }

    public required Handling Handling { get; init; }

    /// <summary>What the city promises.</summary>
    public required Limit Promised { get; init; }

    /// <summary>The item's own limit of law or rule; absent while nobody has checked it against its source.</summary>
    public Limit? Statutory { get; init; }

    /// <summary>The limit that may be presented as law; absent when none was verified.</summary>
    public Limit? Legal { get; init; }

    public required FeeData Fee { get; init; }
    public LawData? Law { get; init; }

    /// <summary>What must be true for it to be granted.</summary>
    public required IReadOnlyList<Text> Conditions { get; init; }

    /// <summary>Ways of filing: 1 window, 2 computer, 3 mobile, 4 post.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>网办深度, 1 to 4.</summary>
    public string? Depth { get; init; }

    /// <summary>Whether the answers of the applicant decide that it is needed; otherwise it always is.</summary>
    public required bool Conditional { get; init; }

    /// <summary>Why it is needed, to the applicant.</summary>
    public required Text Why { get; init; }

    /// <summary>Materials that it needs.</summary>
    public required IReadOnlyList<ItemMaterialData> Materials { get; init; }

    /// <summary>Codes of items of the same matter that must be granted first.</summary>
    public required IReadOnlyList<string> DependsOn { get; init; }

    /// <summary>What a granted item brings.</summary>
    public required IReadOnlyList<ResultData> Results { get; init; }

    /// <summary>The department decides at once on the applicant's written commitment, and checks afterwards (告知承诺).</summary>
    public required bool ByCommitment { get; init; }

    /// <summary>Officers visit the place before the decision.</summary>
    public required bool SiteVisit { get; init; }

    /// <summary>Times the applicant has to come in person.</summary>
    public required int Visits { get; init; }

    /// <summary>Where to complain about the handling.</summary>
    public string? SupervisionPhone { get; init; }

    internal static ItemData Of(Matter matter, ServiceItem item) => new()
    {
        Code = item.Code, Matter = matter.Code, MatterVersion = matter.Version, BasicCode = item.Basic,
        Name = Text.Of(item.Name), OfficialName = Text.Of(item.OfficialName), Department = item.Department,
        Type = item.Type, Target = [.. item.Target], Level = item.Level,
        Handling = item.CaseType == CaseType.OnTheSpot ? Handling.OnTheSpot : Handling.Promised,
        Promised = Limit.Of(item.Promised), Statutory = item.LegalLimit is { } own ? Limit.Of(own) : null,
        Legal = item.LegalLimit is { } legal ? Limit.Of(legal) : null,
        Fee = new(item.Fee.Amount, Text.Maybe(item.Fee.Basis))
        {
            Cases = [.. item.FeeCases.Select(c => new FeeCaseData(Text.Of(c.Name), c.Amount, c.Per, c.Each))],
        },
        Law = item.Law is { } law ? new(Text.Of(law.Text), Limit.Proof(law.Evidence)) : null,
        Conditions = [.. item.Conditions.Select(Text.Of)], Channels = [.. item.Channels], Depth = item.Depth,
        Conditional = item.Condition is not null, Why = Text.Of(item.WhyIncluded),
        Materials = [.. item.Materials.Select(m => new ItemMaterialData(m.Material, Text.Of(matter.Material(m.Material).Name), m.Required, m.MayBeOwed,
            m.When is not null))],
        DependsOn = [.. item.DependsOn], Results = [.. item.Results.Select(r =>
            new ResultData(r.Code, Text.Of(r.Name), Enum.Parse<ResultKind>(r.Kind.ToString()), r.ValidMonths))],
        ByCommitment = item.Commitment is not null, SiteVisit = item.SiteVisit, Visits = item.Attendance?.Times ?? 0, SupervisionPhone = item.SupervisionPhone,
    };
}

/// <summary>What an item costs.</summary>
/// <param name="Amount">Yuan; 0 means free.</param>
/// <param name="Basis">The rule that sets it.</param>
public sealed record FeeData(decimal Amount, Text? Basis = null)
{
    /// <summary>Who pays another amount; empty when everybody pays the same.</summary>
    public IReadOnlyList<FeeCaseData> Cases { get; init; } = [];
}

/// <summary>Who pays another fee: the first that fits.</summary>
/// <param name="Name">Who, in words.</param>
/// <param name="Amount">Yuan.</param>
/// <param name="Per">Code of the element by whose number more is paid; absent for a fixed amount.</param>
/// <param name="Each">Yuan for each of them.</param>
public sealed record FeeCaseData(Text Name, decimal Amount, string? Per = null, decimal? Each = null);

/// <summary>The rule that an item rests on.</summary>
public sealed record LawData(Text Text, Evidence Evidence);

/// <summary>A material that an item needs.</summary>
/// <param name="Code">Code inside the matter.</param>
/// <param name="Name">What it is.</param>
/// <param name="Required">The item cannot be accepted without it.</param>
/// <param name="MayBeOwed">It may follow after acceptance (容缺受理).</param>
/// <param name="Conditional">Only for some answers.</param>
public sealed record ItemMaterialData(string Code, Text Name, bool Required, bool MayBeOwed, bool Conditional);

/// <summary>A document that is issued.</summary>
/// <param name="Code">Kind of document, e.g. <c>food-licence</c>.</param>
/// <param name="Name">What stands on it.</param>
/// <param name="Kind">What sort of document.</param>
/// <param name="ValidMonths">Absent when it has no end.</param>
public sealed record ResultData(string Code, Text Name, ResultKind Kind, int? ValidMonths = null);

/// <summary>Sorts of issued documents.</summary>
public enum ResultKind { Certificate, Approval, Receipt, Proof }
