using OneStop.Cases.Domain;
using OneStop.Catalog;
using OneStop.Contracts.Catalog;
using OneStop.Identifiers;
using OneStop.Time;
using OneStop.Web;
using Given = System.Collections.Generic.Dictionary<string, string>;

namespace OneStop.Cases.Tests.EveryMatter;

/// <summary>What the shipped matters refuse, or ask about, although each field is right by itself.</summary>
public sealed partial class MakesSenseTests
{
    private const string Child = "990102202105173526", Grown = "990102198809032044", Other = "990102199104121260", Seller = "99010219721005519X";
    private static readonly DateOnly Monday = new(2026, 11, 30);
    private static readonly ICatalog Catalog = ShippedCatalog.Create();
    private static readonly Texts Words = new TextCatalogue([typeof(Texts).Assembly, typeof(CasesModule).Assembly]).Chinese;

    private static List<string> Refused(string matter, Given form, Given? register = null, Given? answers = null) =>
        Told(matter, form, register, answers, asks: false);

    private static List<string> Asked(string matter, Given form, Given? register = null, Given? answers = null) =>
        Told(matter, form, register, answers, asks: true);

    private static List<string> Told(string code, Given form, Given? register, Given? answers, bool asks)
    {
        var matter = Catalog.Find(code)!;
        var found = (register ?? []).ToDictionary(r => r.Key, r => new FoundValue(r.Value, "x", new("登记", "Register"), "tax", default), StringComparer.Ordinal);
        var given = (answers ?? []).Aggregate(Contracts.Catalog.Answers.Usual(matter), (all, a) => all.With(a.Key, a.Value));
        return [.. new FormRules(matter, given, form.GetValueOrDefault, found, Monday, Catalog.Calendar).At(matter.Elements)
            .Where(m => m.Asks == asks).Select(m => $"{m.Told.Field}: {Words.Of(m.Told)}")];
    }

    private static string Table(params (string Column, string Value)[][] rows) =>
        "[" + string.Join(',', rows.Select(r => "{" + string.Join(',', r.Select(c => $"\"{c.Column}\":\"{c.Value}\"")) + "}")) + "]";

    private static (string, string)[] Holder(string id, string subscribed, string paid = "0", string until = "2030-01-01") =>
        [("name", "刘芳"), ("idType", "111"), ("idNo", id), ("subscribed", subscribed), ("paid", paid), ("payDate", until), ("method", "1")];

    private static (string, string)[] Post(string id, string position) => [("name", "刘芳"), ("idNo", id), ("position", position), ("appointMode", "1")];

    [Fact]
    public void A_company_as_people_found_it_is_not_asked_anything()
    {
        Given form = new()
        {
            ["DL0204"] = Grown, ["DL0205"] = "50", ["DL0206"] = "湖滨区望湖路118号1层101", ["DL0207"] = "餐饮服务；软件开发",
            ["DE0219"] = Table(Holder(Grown, "30.5", "10"), Holder(Other, "19.5")), ["DE0220"] = Table(Post(Grown, "2"), Post(Other, "3")),
            ["DE0504"] = Table([("name", "周禾"), ("idNo", Other), ("mobile", "19900002043")]), ["DL0511"] = "2026-12-01",
        };
        Refused("YJS-E02", form).ShouldBeEmpty();
        Asked("YJS-E02", form).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("YJS-P04", "DE0103")]
    [InlineData("YJS-P09", "DE0103")]
    public void What_is_told_of_a_number_shows_its_ends_and_not_the_whole(string matter, string idNumber)
    {
        var told = Refused(matter, new() { ["DE0803"] = Other + "44", [idNumber] = Grown }).Single(t => t.Contains("前18位", StringComparison.Ordinal));
        told.ShouldNotContain(Grown);
        told.ShouldContain(Grown[^4..]);
    }

    [Fact]
    public void Nobody_is_born_tomorrow()
    {
        // Right in every digit, and a birthday in 2090.
        const string unborn = "99010220900101104";
        var number = unborn + CitizenId.CheckCharacter(unborn);
        CitizenId.IsValid(number).ShouldBeTrue();
        Refused("YJS-E02", new() { ["DE0504"] = Table([("idNo", Other)], [("idNo", number)]) }).ShouldHaveSingleItem()
            .ShouldStartWith("insuredStaff.1.idNo: 第2行：公民身份号码里的出生日期是2090年1月1日，还没有到");
        Refused("YJS-P06", new() { ["DL0322"] = number }).ShouldContain(r => r.Contains("还没有到", StringComparison.Ordinal));
    }

    [Fact]
    public void A_child_is_no_representative_and_no_employee()
    {
        Refused("YJS-E02", new() { ["DL0204"] = Child }).ShouldHaveSingleItem().ShouldBe("registeredRepIdNo: 按身份号码，他还不满16周岁，不能当法定代表人");
        Refused("YJS-E04", new() { ["DL0204"] = Child }).ShouldHaveSingleItem().ShouldContain("不满16周岁");
        Refused("YJS-E02", new() { ["DE0504"] = Table([("idNo", Other)], [("idNo", Child)]) }).ShouldHaveSingleItem()
            .ShouldBe("insuredStaff.1.idNo: 第2行：按身份号码，他还不满16周岁，法律不许招用");
        // Sixteen and seventeen may, who lives by own work.
        Asked("YJS-E02", new() { ["DL0204"] = "990102200911301234" }).ShouldHaveSingleItem().ShouldContain("不满18周岁");
    }

    [Fact]
    public void Paid_is_not_above_subscribed_nor_that_above_the_capital()
    {
        var told = Refused("YJS-E02", new() { ["DL0205"] = "50", ["DE0219"] = Table(Holder(Grown, "10", "20")) });
        told.ShouldBe(["shareholders: 各位股东的认缴出资加起来，要正好等于注册资本", "shareholders.0.paid: 第1行：已经实缴20万元，比认缴的10万元还多，请核对"]);
        Refused("YJS-E02", new() { ["DL0205"] = "50", ["DE0219"] = Table(Holder(Grown, "60"), Holder(Other, "40")) }).ShouldHaveSingleItem()
            .ShouldContain("正好等于");
        Refused("YJS-E04", new() { ["DE0206"] = "50", ["DE0219"] = Table(Holder(Grown, "60")) }).ShouldHaveSingleItem().ShouldContain("正好等于");
    }

    [Theory]
    [InlineData("2031-12-01", "五年内缴足")]
    [InlineData("2099-01-01", "五年内缴足")]
    [InlineData("2020-01-01", "已经过了")]
    public void Contributions_are_due_within_five_years(string until, string told) =>
        Refused("YJS-E02", new() { ["DL0205"] = "50", ["DE0219"] = Table(Holder(Grown, "50", until: until)) }).ShouldHaveSingleItem()
            .ShouldMatch($"^shareholders\\.0\\.payDate: 第1行.*{told}");

    [Fact]
    public void A_company_has_a_director_and_its_representative_is_one_of_those_who_lead_it()
    {
        Refused("YJS-E02", new() { ["DL0204"] = Grown, ["DE0220"] = Table(Post(Other, "3")) }).ShouldHaveSingleItem().ShouldContain("至少要有一名董事");
        Refused("YJS-E02", new() { ["DL0204"] = Grown, ["DE0220"] = Table(Post(Other, "2")) }).ShouldHaveSingleItem().ShouldContain("法定代表人要由董事或者经理担任");
        Refused("YJS-E02", new() { ["DL0204"] = Grown, ["DE0220"] = Table(Post(Grown, "2"), Post(Grown, "3")) }).ShouldHaveSingleItem()
            .ShouldStartWith("directors.1.position: 第2行：董事、经理不能同时当监事");
    }

    [Theory]
    [InlineData("DL0207", "开赌场，卖枪", "法律禁止的生意")]
    [InlineData("DL0206", "月球背面1号", "住所要在本市")]
    [InlineData("DL0206", "北京市朝阳区建国路1号", "住所要在本市")]
    public void A_scope_and_a_place_that_cannot_be(string element, string value, string told)
    {
        Refused("YJS-E02", new() { [element] = value }).ShouldHaveSingleItem().ShouldContain(told);
        Refused("YJS-E04", new() { [element] = value }).ShouldHaveSingleItem().ShouldContain(told);
    }

    [Fact]
    public void A_person_stands_once_in_a_table()
    {
        Refused("YJS-E02", new() { ["DE0504"] = Table([("idNo", Other)], [("idNo", Other)]) }).ShouldHaveSingleItem().ShouldContain("写了两行");
        Refused("YJS-P08", new() { ["DE0103"] = Grown, ["DE1005"] = Table([("idNo", Grown)], [("idNo", Grown)]) }).ShouldHaveSingleItem().ShouldContain("写了两行");
        Asked("YJS-E02", new() { ["DE0504"] = Table([("idNo", Other), ("mobile", "19900002043")], [("idNo", Grown), ("mobile", "19900002043")]) })
            .ShouldHaveSingleItem().ShouldContain("同一个手机号码");
    }

    [Theory]
    [InlineData("月球背面的湖滨区1号", WayKind.Upload)]
    [InlineData("湖滨区望湖路201号4幢2单元602室", WayKind.SharedData)]
    [InlineData("东湖市湖滨区望湖路201号4幢2单元602室", WayKind.SharedData)]
    public void Premises_of_ones_own_that_the_register_does_not_know_need_a_paper(string address, WayKind way)
    {
        var matter = Catalog.Find("YJS-E02")!;
        const string owned = "东湖市湖滨区望湖路201号4幢2单元602室";
        Known known = new()
        {
            Registers = new HashSet<string> { "real-estate" }, Today = Monday,
            Form = new Dictionary<string, object> { ["DL0210"] = "1", ["DL0206"] = address }, Found = new Dictionary<string, object> { ["DL0211"] = owned },
        };
        Catalog.Compose(matter, Contracts.Catalog.Answers.Usual(matter), known).Materials.Single(m => m.Spec.Code == "premises-title").Way.Kind.ShouldBe(way);
        Catalog.Compose(matter, Contracts.Catalog.Answers.Usual(matter), known with { Found = new Dictionary<string, object>() })
            .Materials.Single(m => m.Spec.Code == "premises-title").Way.Kind.ShouldBe(WayKind.Upload);
    }

    [Fact]
    public void A_home_is_sold_by_who_owns_it_to_who_buys_it()
    {
        Given register = new() { ["DL1003"] = Seller, ["DE1001"] = "东（2011）湖滨区不动产权第0003401号", ["DE1003"] = "1386000" };
        Given sound = new()
        {
            ["DE0103"] = Other, ["DL1003"] = Seller, ["DL1005"] = "3", ["DE1001"] = register["DE1001"], ["DE1003"] = "1386000.00", ["DE1004"] = "71.28",
            ["DE1005"] = Table([("idNo", Other), ("share", "60.5")], [("idNo", Grown), ("share", "39.5")]), ["DL1011"] = "2026-11-30",
        };
        Refused("YJS-P08", sound, register).ShouldBeEmpty();
        Asked("YJS-P08", sound, register).ShouldBeEmpty();

        Refused("YJS-P08", new(sound) { ["DL1003"] = "990102198712305317" }, register).ShouldHaveSingleItem().ShouldMatch("^sellerIdNo: .*登记的权利人不是");
        Refused("YJS-P08", new(sound) { ["DE1005"] = Table([("idNo", Other), ("share", "60")], [("idNo", Seller), ("share", "40")]) }, register)
            .ShouldHaveSingleItem().ShouldStartWith("buyerShares.1.idNo: 第2行：这是卖方");
        Refused("YJS-P08", new(sound) { ["DE1005"] = Table([("idNo", Grown), ("share", "100")]), ["DL1005"] = "1" }, register).ShouldHaveSingleItem()
            .ShouldContain("没有买方");
        Refused("YJS-P08", new(sound) { ["DE1005"] = Table([("idNo", Other), ("share", "60")], [("idNo", Grown), ("share", "60")]) }, register)
            .ShouldHaveSingleItem().ShouldContain("正好是100%");
        Refused("YJS-P08", new(sound) { ["DL1005"] = "1" }, register).ShouldHaveSingleItem().ShouldContain("只能写一个人");
        Refused("YJS-P08", new(sound) { ["DE1001"] = "东（2011）湖滨区不动产权第0009999号" }, register).ShouldHaveSingleItem().ShouldStartWith("propertyCertNo: ");
        Refused("YJS-P08", new(sound) { ["DL1011"] = "2020-01-01" }, register).ShouldHaveSingleItem().ShouldBe("handoverDate: 交房日期不能早于2026年11月30日");
        Asked("YJS-P08", new(sound) { ["DE1003"] = "1" }, register).ShouldHaveSingleItem().ShouldContain("1386000元，这里写的是1元");
        Asked("YJS-P08", new(sound) { ["DE1003"] = "1" }).ShouldHaveSingleItem().ShouldContain("明显偏低");
        Asked("YJS-P08", new() { ["DL1005"] = "1", ["DE0114"] = "20" }).ShouldHaveSingleItem().ShouldStartWith("coOwnership: 婚后买的房子");
    }

    [Theory]
    [InlineData("1", "0", null)]
    [InlineData("1", "1", "现在有1套住房")]
    [InlineData("2", "1", null)]
    [InlineData("2", "0", "现在有0套住房")]
    [InlineData("3", "6", null)]
    [InlineData("1", null, null)]
    public void Who_assesses_the_tax_sees_when_the_family_has_other_homes_than_it_says(string stated, string? onRecord, string? told)
    {
        var asked = Asked("YJS-P08", new() { ["DL1006"] = stated }, onRecord is null ? [] : new() { ["DL1016"] = onRecord });
        if (told is null)
            asked.ShouldBeEmpty();
        else
            asked.ShouldHaveSingleItem().ShouldContain(told);
    }

    [Theory]
    [InlineData("DE1007", "waterAccount", "供水企业")]
    [InlineData("DE1008", "powerAccount", "供电企业")]
    [InlineData("DE1009", "gasAccount", "燃气企业")]
    public void An_account_that_is_not_that_of_the_home_is_told_before_it_is_filed(string element, string key, string company)
    {
        Asked("YJS-P08", new() { [element] = "1030084011" }, new() { [element] = "1030084010" }).ShouldHaveSingleItem()
            .ShouldBe($"{key}: {company}登记的户号是1030084010，这里写的是1030084011，请对照账单核对");
        Asked("YJS-P08", new() { [element] = "1030084010" }, new() { [element] = "1030084010" }).ShouldBeEmpty();
        Asked("YJS-P08", new() { [element] = "1030084011" }).ShouldBeEmpty("no company knows it");
    }

    [Fact]
    public void Whoever_owns_a_home_is_asked_once_more_whether_this_is_the_only_one()
    {
        Given owns = new() { ["DL1015"] = Table([("certificateNo", "东（2019）湖滨区不动产权第0011602号"), ("address", "望湖路")]) };
        Asked("YJS-P08", new() { ["DL1006"] = "1" }, owns).ShouldHaveSingleItem().ShouldContain("比选的“只有这一套”多");
        Asked("YJS-P08", new() { ["DL1006"] = "2" }, owns).ShouldBeEmpty();
        Asked("YJS-P08", new() { ["DL1006"] = "1", ["DE1001"] = "东（2019）湖滨区不动产权第0011602号" }, owns).ShouldBeEmpty("a share of this very home");
        Asked("YJS-P08", new() { ["DE1001"] = "东（2011）湖滨区不动产权第0003401号" }, new() { ["DL1012"] = owns["DL1015"] }).ShouldHaveSingleItem()
            .ShouldContain("卖方名下没有证书号是东（2011）湖滨区不动产权第0003401号的房屋");
        Asked("YJS-P08", new() { ["DE1001"] = "东（2019）湖滨区不动产权第0011602号" }, new() { ["DL1012"] = owns["DL1015"] }).ShouldBeEmpty();
    }

    [Fact]
    public void A_sole_trader_is_asked_for_no_resolution()
    {
        var matter = Catalog.Find("YJS-E04")!;
        Composition Made(string type) => Catalog.Compose(matter, Contracts.Catalog.Answers.Usual(matter), Known(type));
        Made("1100").Materials.ShouldContain(m => m.Spec.Code == "resolution-amendment");
        Made("9500").Materials.ShouldNotContain(m => m.Spec.Code == "resolution-amendment");
        Made("9500").Fields.ShouldNotContain(f => f.Element.Code == "DE0510" || f.Element.Code == "DE0206");
        Refused("YJS-E04", new() { ["DE0203"] = "9500", ["DE0507"] = "1,6" }, answers: new() { ["q1"] = "1" }).ShouldHaveSingleItem().ShouldContain("个体工商户没有");
    }

    [Theory]
    [InlineData("DL1112", "2026-11-30", "计划出发日期不能早于2026年12月1日")]
    [InlineData("DL1110", "北京市大兴区", "前面您答了不出省")]
    [InlineData("DL1109", "上海港", "要从本市起运")]
    public void A_transport_is_where_and_when_the_permit_can_be(string element, string value, string told) =>
        Refused("YJS-E06", new() { ["DE1104"] = "3", [element] = value }, answers: new() { ["q1"] = "1" }).ShouldHaveSingleItem().ShouldContain(told);

    [Fact]
    public void The_class_of_a_transport_is_that_of_its_size()
    {
        Given small = new() { ["DE1104"] = "3", ["DL1114"] = "3", ["DL1103"] = "10", ["DL1104"] = "3", ["DL1105"] = "2", ["DL1106"] = "30", ["DL1118"] = "1" };
        Refused("YJS-E06", small).ShouldHaveSingleItem().ShouldContain("没有一项超过Ⅱ类");
        Refused("YJS-E06", new(small) { ["DL1103"] = "32" }).ShouldBeEmpty();
        Refused("YJS-E06", new(small) { ["DL1103"] = "32", ["DL1118"] = "0" }).ShouldHaveSingleItem().ShouldContain("Ⅲ类要有人护送");
        Refused("YJS-E06", new() { ["DE1104"] = "3", ["DL1115"] = "a", ["DL1116"] = "a" }).ShouldHaveSingleItem().ShouldContain("同一个收费站");
        Asked("YJS-E06", new() { ["DE1104"] = "3", ["DL1114"] = "2", ["DL1112"] = "2026-12-03" }).ShouldHaveSingleItem().ShouldContain("可能还没有办好");
    }

    [Fact]
    public void Children_are_children_and_grown_people_grown()
    {
        const string newborn = "99010220261012352X";
        Refused("YJS-P01", new() { ["DL0311"] = newborn, ["DE0304"] = "2026-10-12 08:35" }).ShouldBeEmpty();
        Refused("YJS-P01", new() { ["DL0311"] = Child }).ShouldHaveSingleItem().ShouldContain("已经满1周岁");
        Refused("YJS-P01", new() { ["DE0304"] = "2090-01-01 08:35" }).ShouldHaveSingleItem().ShouldContain("不能在今天以后");
        Refused("YJS-P02", new() { ["DE0601"] = newborn }).ShouldHaveSingleItem().ShouldContain("还不满6周岁");
        Refused("YJS-P02", new() { ["DE0601"] = Grown }).ShouldHaveSingleItem().ShouldContain("已经成年");
        Refused("YJS-P02", new() { ["DE0103"] = Grown, ["DL0611"] = "1" }).ShouldHaveSingleItem().ShouldContain("性别不一样");
        Refused("YJS-P03", new() { ["DL0343"] = Grown }).ShouldHaveSingleItem().ShouldContain("已经成年");
        Refused("YJS-P09", new() { ["DE0103"] = Child }).ShouldHaveSingleItem().ShouldContain("不满16周岁");
        Refused("YJS-E01", new() { ["DL0402"] = Child, ["DE0411"] = "320" }).ShouldHaveSingleItem().ShouldContain("不满16周岁");
    }

    private static List<string> Barred(string code, string type, params (string Question, string Answer)[] answers)
    {
        var matter = Catalog.Find(code)!;
        var given = answers.Aggregate(Contracts.Catalog.Answers.Usual(matter), (all, a) => all.With(a.Question, a.Answer));
        return [.. Catalog.Compose(matter, given, Known(type)).Barriers.Select(b => b.Why.Zh)];
    }

    private static Known Known(string type) => new()
    {
        Today = Monday, Form = new Dictionary<string, object> { ["DE0203"] = type }, Found = new Dictionary<string, object> { ["DE0203"] = type },
    };
}
