using System.Collections.Immutable;
using OneStop.Cases.Domain;
using OneStop.Cases.Tests.World;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Tests.Departments;

/// <summary>Whose the documents of a grant are, and how many there are.</summary>
public sealed class ResultOrdersTests
{
    private const string Employee = "顾晓岚", EmployeeId = "990102199406182042", Other = "刘芳", OtherId = "990102198809032044";

    private static readonly ApplicantFacts By = new(Applicant.Person, Employee, EmployeeId, Employee, "");
    private static readonly Matter Restaurant = Given.AFiledRestaurant().Matter;

    private static readonly Matter Matter = Restaurant with
    {
        Parties = [new() { Code = "child", Name = new("孩子", "child"), NameIn = ["A", "B"], NumberIn = ["C", "D"] }],
        Elements = [.. "ABCD".Select(c => Element($"{c}")), TryMatter.Holders],
    };

    private static readonly ItemResult OfChild = Restaurant.Items[0].Results[0] with { Holder = "child", ToHolderOnly = true, Fields = [] };

    [Fact]
    public void A_form_that_names_the_applicant_makes_it_the_applicants()
    {
        Whose(OfChild, ("B", Employee), ("D", EmployeeId)).ShouldBe([(null, Employee, EmployeeId)]);
        Whose(OfChild, ("A", Other), ("B", Employee), ("C", OtherId), ("D", EmployeeId)).ShouldBe([("child", Other, OtherId)]);
        // A newborn has no number and no wallet: it goes to who applied.
        Whose(OfChild, ("A", "小满")).ShouldBe([("child", "小满", "")]);
        Whose(OfChild with { Holder = null }, ("A", Other), ("C", OtherId)).ShouldBe([(null, Employee, EmployeeId)]);
    }

    [Fact]
    public void Of_a_couple_each_gets_one_with_the_same_number()
    {
        var couple = OfChild with { Holder = null, Each = new() { Holders = [Party.Applicant, "child"], SameNumber = true } };

        Whose(couple, ("A", Other), ("C", OtherId)).ShouldBe([(null, Employee, EmployeeId), ("child", Other, OtherId)]);
        Orders(couple, ("A", Other), ("C", OtherId)).Select(o => o.SameNumber).ShouldBe([false, true]);
        Whose(couple).ShouldBe([(null, Employee, EmployeeId)], "nobody is named beside the applicant");
        Whose(couple, ("A", Employee), ("C", EmployeeId)).ShouldBe([(null, Employee, EmployeeId)], "nobody gets two");
    }

    [Fact]
    public void Every_row_of_a_table_has_a_document_that_says_what_the_row_says()
    {
        var rows = OfChild with
        {
            Holder = null,
            Each = new() { Rows = TryMatter.Table, HolderName = "name", HolderNumber = "idNo" },
            Fields = [new("holder", new("持有人", "Holder"), ResultField.Holder), new("share", new("出资", "Share"), TryMatter.Table + ".share")],
        };
        (string, string) owners = (TryMatter.Table, TableRows.Write(TryMatter.Holders,
            [Row(("name", Other), ("idNo", OtherId), ("share", "60")), Row(("name", Employee), ("idNo", EmployeeId))]));

        Whose(rows, owners).ShouldBe([(TryMatter.Table, Other, OtherId), (null, Employee, EmployeeId)]);
        var orders = Orders(rows, owners);
        orders[0].Face.Value!.Lines.Select(l => l.Value).ShouldBe([Other, "60万元"]);
        orders[1].Face.Value!.Lines.Select(l => l.Value).ShouldBe([Employee]);
        orders.ShouldAllBe(o => !o.SameNumber);
        // Vehicles have a document each, and all are the applicant's.
        Whose(rows with { Each = rows.Each with { HolderName = null, HolderNumber = null } }, owners)
            .ShouldBe([(null, Employee, EmployeeId), (null, Employee, EmployeeId)]);
    }

    /// <summary>As a real title deed does, and every other document of ours that has a number on a line of its own.</summary>
    [Fact]
    public void A_document_has_the_whole_number_of_its_holder_and_what_is_left_of_the_others()
    {
        var deed = OfChild with
        {
            Holder = null,
            Each = new() { Rows = TryMatter.Table, HolderName = "name", HolderNumber = "idNo" },
            Fields = [new("owners", new("权利人", "Owners"), TryMatter.Table)],
        };
        (string, string) owners = (TryMatter.Table, TableRows.Write(TryMatter.Holders,
            [Row(("name", Other), ("idNo", OtherId)), Row(("name", Employee), ("idNo", EmployeeId))]));

        var said = Orders(deed, owners).Select(o => o.Face.Value!.Lines[0].Value).ToList();

        said[0].ShouldStartWith($"{Other}，{OtherId}；{Employee}，990*");
        said[0].ShouldNotContain(EmployeeId);
        said[1].ShouldEndWith($"{Employee}，{EmployeeId}");
        said[1].ShouldNotContain(OtherId);
    }

    [Fact]
    public void A_company_that_begins_with_its_licence_has_the_number_of_the_licence()
    {
        var matter = Matter with { ResultValues = [new("D", Restaurant.Items[0].Code, ResultValue.Number)] };
        Of(matter, OfChild, "", ("A", "新公司")).ShouldHaveSingleItem().Face.Value!.HolderCode.ShouldBe(ResultOrder.NumberPlaceholder);
        // To a later item it says the number that was given.
        Of(matter with { ResultValues = [new("D", Restaurant.Items[1].Code, ResultValue.Number)] }, OfChild, "91990102MA0000019C", ("A", "新公司"))
            .ShouldHaveSingleItem().Face.Value!.HolderCode.ShouldBe("91990102MA0000019C");
    }

    [Fact]
    public void A_document_ends_with_a_day_or_after_as_many_months_as_somebody_says()
    {
        var matter = Matter with
        {
            Elements = [.. Matter.Elements, Element("M") with { Type = ElementType.Integer }, Element("T") with { Type = ElementType.Date }],
        };

        Of(matter, OfChild with { ValidThrough = "M" }, "", ("A", "小满"), ("M", "36"))[0].ValidUntil.ShouldBe(new DateOnly(2029, 11, 22));
        Of(matter, OfChild with { ValidThrough = "T" }, "", ("A", "小满"), ("T", "2026-12-24"))[0].ValidUntil.ShouldBe(new DateOnly(2026, 12, 24));
        Of(matter, OfChild with { ValidThrough = "M" }, "", ("A", "小满"))[0].ValidUntil.ShouldBeNull();
    }

    private static IEnumerable<(string?, string, string)> Whose(ItemResult result, params (string Key, string Value)[] form) =>
        Orders(result, form).Select(o => (o.Party, o.Face.Value!.Holder, o.Face.Value!.HolderCode));

    private static IReadOnlyList<ResultOrder> Orders(ItemResult result, params (string Key, string Value)[] form) => Of(Matter, result, "", form);

    private static IReadOnlyList<ResultOrder> Of(Matter matter, ItemResult result, string said, params (string Key, string Value)[] form)
    {
        var filed = Case.Empty with { By = By, Form = new(FormData.Empty.Values.SetItems(form.Select(v => KeyValuePair.Create(v.Key, v.Value)))) };
        var share = new ItemShare(matter, matter.Items[0] with { Results = [result] }, [], [], [],
            said.Length > 0 ? ImmutableDictionary<string, string>.Empty.Add("D", said) : ImmutableDictionary<string, string>.Empty);
        return ResultOrders.Of(filed, share, DecidedValues.None, Given.Monday);
    }

    private static DataElement Element(string code) => new() { Code = code, Key = code, Name = new(code, code), Type = ElementType.Text };

    private static Dictionary<string, string> Row(params (string, string)[] cells) => cells.ToDictionary(c => c.Item1, c => c.Item2);
}
