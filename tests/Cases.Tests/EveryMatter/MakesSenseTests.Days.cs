using OneStop.Cases.Domain;
using OneStop.Catalog;
using OneStop.Contracts.Catalog;
using OneStop.Identifiers;
using OneStop.Time;
using OneStop.Web;
using Given = System.Collections.Generic.Dictionary<string, string>;

namespace OneStop.Cases.Tests.EveryMatter;

public sealed partial class MakesSenseTests
{
    [Theory]
    [InlineData("1", "2026-11-30", "请约明天起30天内的日子")]
    [InlineData("1", "2026-11-01", "请约明天起30天内的日子")]
    [InlineData("1", "2030-01-01", "请约明天起30天内的日子")]
    [InlineData("1", "2026-12-07", "湖滨区婚姻登记处周二到周日开，2026年12月7日不开，请换一天")]
    [InlineData("3", "2026-12-02", "东湖公园户外颁证点周六、周日开，2026年12月2日不开，请换一天")]
    [InlineData("1", "2026-12-01", null)]
    [InlineData("3", "2026-12-05", null)]
    public void A_wedding_is_on_a_day_to_come_on_which_the_registry_is_open(string office, string day, string? told) =>
        Refused("YJS-P06", new() { ["DL0327"] = office, ["DL0328"] = day }).ShouldBe(told is null ? [] : [$"weddingDay: {told}"]);

    [Theory]
    [InlineData("1", "2026-12-05", "湖滨区妇幼保健院周一到周五开")]
    [InlineData("1", "2026-11-30", "请约明天起30天内的日子")]
    [InlineData("2", "2026-12-05", null)]
    public void So_is_the_examination_before_it(string hospital, string day, string? told)
    {
        var refused = Refused("YJS-P06", new() { ["DL0333"] = hospital, ["DL0334"] = day });
        if (told is null)
            refused.ShouldBeEmpty();
        else
            refused.ShouldHaveSingleItem().ShouldStartWith($"premaritalExamDay: {told}");
    }

    [Theory]
    [InlineData("2026-11-01")]
    [InlineData("2025-01-01")]
    [InlineData("2026-12-05")]
    [InlineData("2026-12-06")]
    [InlineData("2027-01-01")]
    public void No_bank_is_visited_in_the_past_at_the_weekend_or_on_a_holiday(string day)
    {
        foreach (var code in (string[])["YJS-E02", "YJS-E03", "YJS-E04"])
            Refused(code, new() { ["DL0511"] = day }).ShouldHaveSingleItem(code).ShouldStartWith("bankVisitDay: ");
    }

    [Fact]
    public void Who_is_married_on_record_does_not_marry_again()
    {
        Refused("YJS-P06", new() { ["DE0114"] = "10" }, new() { ["DE0114"] = "20" }).ShouldHaveSingleItem().ShouldStartWith("maritalStatus: 婚姻登记里您是已婚");
        Refused("YJS-P06", new() { ["DE0103"] = Other, ["DE0104"] = "1" }).ShouldHaveSingleItem().ShouldBe("sex: 和身份号码上的性别不一样，请核对");
        Refused("YJS-P06", new() { ["DE0103"] = Other, ["DE0104"] = "2" }).ShouldBeEmpty();
        Asked("YJS-P06", new() { ["DE0111"] = "19900002043", ["DL0325"] = "19900002043" }).ShouldHaveSingleItem().ShouldStartWith("partnerMobile: ");
        Refused("YJS-P06", new() { ["DL0330"] = "火星" }).ShouldHaveSingleItem().ShouldStartWith("partnerHukouAddress: ");
    }

    [Fact]
    public void A_bride_of_nineteen_waits_for_her_birthday()
    {
        Given form = new() { ["DE0103"] = "990102200612152044", ["DE0104"] = "2", ["DL0327"] = "1" };
        Refused("YJS-P06", new(form) { ["DL0328"] = "2026-12-13" }).ShouldHaveSingleItem().ShouldContain("您还不满20周岁");
        Refused("YJS-P06", new(form) { ["DL0328"] = "2026-12-15" }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1", "2026-11-29", "要满20天")]
    [InlineData("1", "2027-11-28", "还没有到")]
    [InlineData("2", "2026-11-01", "还没有满")]
    [InlineData("1", "2026-11-10", null)]
    [InlineData("2", "2026-10-16", null)]
    public void A_notice_has_run_before_a_company_ends(string mode, string start, string? told)
    {
        var refused = Refused("YJS-E03", new() { ["DE0511"] = mode, ["DE0514"] = start });
        if (told is null)
            refused.ShouldBeEmpty();
        else
            refused.ShouldHaveSingleItem().ShouldMatch($"^noticeStart: .*{told}");
    }

    [Fact]
    public void The_register_says_when_the_notice_began_and_who_it_is()
    {
        Refused("YJS-E03", new() { ["DE0511"] = "1", ["DE0514"] = "2026-10-01" }, new() { ["DE0514"] = "2026-10-09" }).ShouldHaveSingleItem()
            .ShouldContain("2026年10月9日");
        Refused("YJS-E03", new() { ["DE0511"] = "1", ["DE0512"] = "5" }).ShouldHaveSingleItem().ShouldStartWith("cancelReason: ");

        Barred("YJS-E03", "9500", ("q7", "1")).ShouldHaveSingleItem().ShouldContain("个体工商户注销不用公示");
        Barred("YJS-E03", "1100", ("q7", "2")).ShouldHaveSingleItem().ShouldContain("不是个体工商户");
        Barred("YJS-E03", "9500", ("q7", "2")).ShouldBeEmpty();
        Barred("YJS-E04", "9500", ("q4", "1")).ShouldHaveSingleItem().ShouldContain("没有注册资本");
        Barred("YJS-E04", "9500", ("q1", "1")).ShouldBeEmpty();
    }
}
