using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;

namespace OneStop.Certificates.Tests.World;

/// <summary>What departments grant.</summary>
public static class Grants
{
    public const string Holder = "东湖市禾味小馆餐饮有限公司";
    public const string Representative = "周禾";
    public const string Uscc = "91990102MA0H7K2C60";

    public static ItemGranted FoodLicence(DateOnly? validUntil = null, string department = "market-regulation") =>
        new("E01-I2", department, "990102", "E01-20261124-00318", "符合条件，准予许可。", new ResultOrder(
        "food-licence", "11990100MB0D10147G002", "食品经营许可证", ResultKind.Certificate, "JY2", new DateOnly(2026, 11, 22), validUntil ?? new DateOnly(2031, 11, 21),
        "经营者应当在经营场所的显著位置公示本证，并按照核准的经营项目经营。",
        new CertificateFace(Holder, Uscc,
            [
                new("许可证编号", ResultOrder.NumberPlaceholder), new("经营者名称", Holder), new("统一社会信用代码", Uscc), new("法定代表人（经营者）", Representative),
                new("住所", "东湖市湖滨区望湖路118号1层101–103"), new("经营场所", "东湖市湖滨区望湖路118号1层101–103"),
                new("主体业态", "餐饮服务经营者（小型餐馆）"), new("经营项目", "热食类食品制售、冷食类食品制售、自制饮品制售、预包装食品销售"),
                new("有效期至", "2031年11月21日"), new("发证机关", "东湖市市场监督管理局"), new("签发日期", "2026年11月22日"),
            ],
            new Dictionary<string, string> { ["DE0201"] = Uscc, ["DE0202"] = Holder, ["DE0204"] = Representative })));

    public static ItemGranted FireOpinion() => new("E01-I4", "fire-rescue", "990102", "E01-20261124-00318", "检查合格。", new ResultOrder(
        "fire-check", "11990100MB0D135407001", "公众聚集场所投入使用、营业消防安全检查意见书", ResultKind.Approval, "东消安检字", new DateOnly(2026, 11, 22), null,
        "根据《中华人民共和国消防法》第十五条的规定，对你单位设在下列地址的场所进行了消防安全检查，该场所符合消防安全要求，同意投入使用、营业。",
        new CertificateFace(Holder, Uscc,
            [new("场所名称", "禾味小馆"), new("地址", "东湖市湖滨区望湖路118号1层101–103"), new("使用面积", "320㎡"), new("消防安全责任人", Representative)],
            new Dictionary<string, string> { ["DE0202"] = Holder })));

    public static ItemGranted TitleDeed() => FireOpinion() is var fire
        ? fire with { Item = "P08-I3", Result = fire.Result! with { Code = "title-deed", NumberPrefix = "东（{year}）{place}不动产权第{serial:7}号" } } : fire;

    public static DocumentOrder Acceptance(Guid subject, Guid? stream = null) => new(
        stream ?? Guid.CreateVersion7(), 3, "acceptance", "market-regulation", subject, "行政许可受理通知书", "东市监受〔2026〕00318号", Holder,
        [
            "您于2026年11月22日提出的食品经营许可申请（办件编号E01-20261124-00318）收悉。经审查，申请材料齐全、符合法定形式，依照《中华人民共和国行政许可法》第三十二条第一款第五项的规定，我局决定予以受理。",
            "我局将自受理之日起5个工作日内作出决定，最晚不超过2026年11月27日。办理期间，您可以登录「一件事·一站办」或者拨打027-8888 0315查询进度。",
        ],
        [new("申请事项", "食品经营许可（新办）"), new("申请人", Holder), new("统一社会信用代码", Uscc), new("承诺办结日期", "2026年11月27日")],
        new DateTimeOffset(2026, 11, 22, 1, 0, 0, TimeSpan.Zero));
}
