using FsCheck;
using FsCheck.Fluent;
using OneStop.Catalog.Compose;
using OneStop.Catalog.Tests.World;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Tests.Compose;

/// <summary>What holds for every set of answers, whatever is on file.</summary>
public class Whatever_is_answered
{
    private static readonly Matter Matter = Restaurant.Matter;

    [Fact]
    public void No_field_is_asked_twice() => Always(c => c.Fields.Select(f => f.Element.Code).Distinct().Count() == c.Fields.Count());

    [Fact]
    public void Nothing_is_missing_that_a_chosen_item_needs() => Always(c => c.Items.All(i =>
        i.Item.Fields.Where(f => f.When is null).All(f => c.Fields.Any(a => a.Element.Code == f.Element && a.AskedBy.Contains(i.Item.Code) && (a.Required || !f.Required)))
        && i.Item.Materials.Where(m => m.When is null).All(m => c.Materials.Any(a => a.Spec.Code == m.Material && a.For.Contains(i.Item.Code) && (a.Required || !m.Required)))));

    [Fact]
    public void Nothing_is_asked_that_no_chosen_item_needs() => Always(c =>
        c.Fields.All(f => f.AskedBy.Count > 0 && f.AskedBy.All(a => c.Has(a) && Matter.Item(a).Fields.Any(n => n.Element == f.Element.Code)))
        && c.Materials.All(m => m.For.Count > 0 && m.For.All(a => c.Has(a) && Matter.Item(a).Materials.Any(n => n.Material == m.Spec.Code))));

    [Fact]
    public void An_item_comes_after_what_it_depends_on() => Always(c =>
    {
        var codes = c.Items.Select(i => i.Item.Code).ToList();
        return c.Items.All(i => i.Item.DependsOn.Where(codes.Contains).All(d => codes.IndexOf(d) < codes.IndexOf(i.Item.Code)));
    });

    [Fact]
    public void Every_item_is_either_chosen_or_left_out_with_a_reason() => Always(c =>
        c.Items.Select(i => i.Item.Code).Concat(c.NotNeeded.Select(i => i.Item.Code)).Order().SequenceEqual(Matter.Items.Select(i => i.Code).Order())
        && c.Items.All(i => i.Why.Zh.Length > 0) && c.NotNeeded.All(i => i.Why.Zh.Length > 0));

    [Fact]
    public void One_go_never_costs_more_than_item_by_item() => Always(c =>
        c.Comparison.Materials.Together <= c.Comparison.Materials.Apart
        && c.Comparison.Fields.Together <= c.Comparison.Fields.Apart
        && c.Comparison.Trips.Together <= c.Comparison.Trips.Apart
        && c.Comparison.Days.Together <= c.Comparison.Days.Apart);

    [Fact]
    public void The_promise_is_the_longest_chain() => Always(c =>
        c.CriticalPath.Sum(i => c.Items.Single(n => n.Item.Code == i).Promised.Days) == c.PromisedDays
        && c.Items.All(i => i.Promised.Days <= c.PromisedDays));

    [Fact]
    public void The_same_question_gets_the_same_answer() => Prop.ForAll(Arb.From(Inputs()), input =>
    {
        var (one, two) = (Compose(input), Compose(input));
        return one.Items.SequenceEqual(two.Items) && one.CriticalPath.SequenceEqual(two.CriticalPath) && one.Comparison == two.Comparison
            && one.Fields.Select(f => (f.Element.Code, f.Required)).SequenceEqual(two.Fields.Select(f => (f.Element.Code, f.Required)))
            && one.Materials.Select(m => (m.Spec.Code, m.Way)).SequenceEqual(two.Materials.Select(m => (m.Spec.Code, m.Way)));
    }).QuickCheckThrowOnFailure();

    private static void Always(Func<Composition, bool> holds) =>
        Prop.ForAll(Arb.From(Inputs()), input => holds(Compose(input))).QuickCheckThrowOnFailure();

    private static Composition Compose((Answers Answers, Known Known) input) => Composer.Compose(Matter, input.Answers, input.Known);

    private static Dictionary<string, object> Form(string area, string way) =>
        new(StringComparer.Ordinal) { ["DE0223"] = area, ["DE0413"] = way, ["DE0402"] = new[] { "2", "3" } };

    private static Gen<(Answers, Known)> Inputs()
    {
        var expected = Known.Expected(Matter);
        var answers = Gen.ListOf(Gen.Elements("1", "0", "", "?"), Matter.Questions.Count)
            .Select(values => Answers.Read(Matter, q => values.ElementAt(int.Parse(q[1..]) - 1)));
        var form = from area in Gen.Elements("", "20", "298.60", "300", "1200", "wide")
                   from way in Gen.Elements("1", "0", "")
                   select Form(area, way);
        return from a in answers
               from f in form
               from certificates in Gen.SubListOf(expected.Certificates.AsEnumerable())
               from registers in Gen.SubListOf(expected.Registers.AsEnumerable())
               from uploads in Gen.SubListOf(Matter.Materials.Select(m => m.Code))
               select (a, new Known
               {
                   Certificates = certificates.ToHashSet(),
                   Registers = registers.ToHashSet(),
                   EarlierUploads = uploads.ToHashSet(),
                   Form = f,
               });
    }
}
