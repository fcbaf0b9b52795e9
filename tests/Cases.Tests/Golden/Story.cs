using System.Collections.Immutable;
using OneStop.Cases.Domain;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Domain;

namespace OneStop.Cases.Tests.Golden;

/// <summary>A case in which every event happens once; nothing in it is left out, and every word of every enum is said.</summary>
internal static class Story
{
    public static readonly Guid Applicant = new("0199f0c2-7d3e-8a51-9c4b-1b6a2f0e77d1");
    public static readonly Guid Certificate = new("440de4bd-b75e-8396-9201-75bd0c7689ec");
    public static readonly Guid OldPage = new("0193a000-0000-7000-8000-0000000000f1"), NewPage = new("0193a000-0000-7000-8000-0000000000f2");

    private static readonly CertificateFace Face = new("禾味餐饮有限公司", "91990102MA0H7K2C60", [new("名称", "禾味餐饮有限公司"), new("编号", ResultOrder.NumberPlaceholder)],
        ImmutableSortedDictionary<string, string>.Empty.Add("DE0202", "禾味餐饮有限公司"));

    public static readonly IReadOnlyList<IEvent> Events =
    [
        new CaseSubmitted("E01-20261124-00318", "YJS-E01", 1, "990102", Applicant, new("0193a000-0000-7000-8000-000000000002"),
            new ApplicantFacts(Contracts.Catalog.Applicant.Enterprise, "禾味餐饮有限公司", "91990102MA0H7K2C60", "周禾", "19900002043"), "禾味小馆",
            Sorted(("q1", "1"), ("q2", "0")), new FormData(Sorted(("DE0223", "320"), ("DE0403", "72"))),
            [
                new("business-licence", WayKind.Certificate, [], Certificate, ["E01-I1", "E01-I2"]),
                new("manager-id", WayKind.SharedData, [], null, ["E01-I2"]),
                new("food-application", WayKind.Generated, [], null, ["E01-I2"]),
                new("fire-commitment", WayKind.Commitment, [], null, ["E01-I4"]),
                new("safety-rules", WayKind.EarlierUpload, [OldPage], null, ["E01-I2"]),
                new("layout-plan", WayKind.Upload, [OldPage], null, ["E01-I2"], Owed: true),
            ],
            [
                new("E01-I1", "market-regulation", [], 0), new("E01-I2", "market-regulation", ["E01-I1"], 5), new("E01-I3", "city-management", ["E01-I2"], 3),
                new("E01-I4", "fire-rescue", [], 1), new("E01-I5", "tobacco", [], 8),
            ], 13),
        new PartiesChecked(ImmutableSortedDictionary<string, FoundValue>.Empty.Add("DL0335",
            new("20", "marriage", new("婚姻登记", "Marriage register"), "civil-affairs", new(2026, 11, 24, 9, 0, 1, TimeSpan.FromHours(8)))), ["real-estate"],
            Sorted(("partner", "990102199104121260"))),
        new ItemAccepted("E01-I1", new(2026, 11, 24)),
        new AutoDecided("E01-I1", ImmutableList.Create<AutoFinding>(
            new AutoFinding.InForce("business-licence", "market-regulation", null, new(2026, 11, 24)), new AutoFinding.AsRegistered(["DE0201", "DE0202"]))),
        new ItemGranted("E01-I1", "market-regulation", "990102", "E01-20261124-00318", "与登记信息一致，当场核验通过。",
            new("business-licence", "11990100MB0D10147G001", "营业执照核验证明", ResultKind.Proof, "核", new(2026, 11, 24), new(2031, 11, 23), "仅用于本次申请。", Face)),
        new ResultIssued("E01-I1", Certificate, "营业执照核验证明", "核〔2026〕00001号"),
        new CorrectionRequested("E01-I2",
            [new("p1", CorrectionTarget.Material, "layout-plan", "请标出洗手消毒区。"), new("p2", CorrectionTarget.Field, "DE0403", "和平面图对不上。")], new(2026, 12, 8)),
        new CorrectionSupplied("E01-I2", new CorrectionAnswers(Sorted(("DE0403", "80")),
            ImmutableSortedDictionary<string, ImmutableList<Guid>>.Empty.Add("layout-plan", [NewPage]), Sorted(("p2", "重新量过了")))),
        new ItemDeemedAccepted("E01-I2", new(2026, 11, 24), new(2026, 12, 1)),
        new DatesRecounted(2026, "5f1c0d7e2a9b4c63", [new("E01-I2", new(2026, 12, 2))]),
        new OpinionAdded("E01-I2", ImmutableSortedDictionary<string, Judgement>.Empty.Add("layout", Judgement.Meets).Add("washing", Judgement.Fails)
            .Add("visit", Judgement.NotApplicable), "洗消间太小。"),
        new ItemDenied("E01-I2", "market-regulation", ImmutableList.Create(new DenialReason("不符合「设洗手消毒区」", "食品安全法第三十三条")), new("东湖市", "Donghu")),
        new ItemClosed("E01-I3", "E01-I2"),
        new ItemDeclined("E01-I4", "不属于本机关管辖。", "东湖市住房和城乡建设局"),
        new ConsentWithdrawn(Consent.Provider, ["E01-I5"]),
        new ItemWithdrawn("E01-I5"),
        new CaseDelivered(["E01-I1"]),
        new CaseClosed(),
    ];

    private static ImmutableSortedDictionary<string, string> Sorted(params (string Key, string Value)[] pairs) =>
        pairs.ToImmutableSortedDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
}
