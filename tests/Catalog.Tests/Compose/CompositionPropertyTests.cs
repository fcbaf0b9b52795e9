using FsCheck;
using FsCheck.Fluent;
using OneStop.Catalog.Check;
using OneStop.Catalog.Compose;
using OneStop.Catalog.Tests.World;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Tests.Compose;

/// <summary>What holds for every matter and every set of answers, whatever is on file.</summary>
public class CompositionPropertyTests
{
    public static TheoryData<string> Codes => Shipped.Codes;

    [Theory, MemberData(nameof(Codes))]
    public void No_field_is_asked_twice(string code) => Always(code, c => c.Fields.Select(f => f.Element.Code).Distinct().Count() == c.Fields.Count());

    [Theory, MemberData(nameof(Codes))]
    public void Nothing_is_missing_that_a_chosen_item_needs(string code) => Always(code, c => c.Items.All(i =>
        i.Item.Fields.Where(f => f.When is null && c.Matter.ResultValues.All(v => v.Element != f.Element))
        .All(f => c.Fields.Any(a => a.Element.Code == f.Element && a.AskedBy.Contains(i.Item.Code)
            && (a.Required || !f.Required)))
        && i.Item.Materials.Where(m => m.When is null).All(m =>
        c.Materials.Any(a => a.Spec.Code == m.Material && a.For.Contains(i.Item.Code) && (a.Required || !m.Required)))));

    [Theory, MemberData(nameof(Codes))]
    public void Nothing_is_asked_that_no_chosen_item_needs(string code) => Always(code, c =>
        c.Fields.All(f => f.AskedBy.Count > 0 && f.AskedBy.All(a => c.Has(a) && c.Matter.Item(a).Fields.Any(n => n.Element == f.Element.Code)))
        && c.Materials.All(m => m.For.Count > 0 && m.For.All(a => c.Has(a) && c.Matter.Item(a).Materials.Any(n => n.Material == m.Spec.Code))));

    [Theory, MemberData(nameof(Codes))]
    public void An_item_comes_after_what_it_depends_on(string code) => Always(code, c =>
    {
        var codes = c.Items.Select(i => i.Item.Code).ToList();
        return c.Items.All(i => i.Item.DependsOn.Where(codes.Contains).All(d => codes.IndexOf(d) < codes.IndexOf(i.Item.Code)));
    });

    [Theory, MemberData(nameof(Codes))]
    public void Every_item_is_either_chosen_or_left_out_with_a_reason(string code) => Always(code, c =>
        c.Items.Select(i => i.Item.Code).Concat(c.NotNeeded.Select(i => i.Item.Code)).Order().SequenceEqual(c.Matter.Items.Select(i => i.Code).Order())
        && c.Items.All(i => i.Why.Zh.Length > 0) && c.NotNeeded.All(i => i.Why.Zh.Length > 0));

    [Theory, MemberData(nameof(Codes))]
    public void One_go_never_costs_more_than_item_by_item(string code) => Always(code, c =>
        c.Comparison.Materials.Together <= c.Comparison.Materials.Apart
        && c.Comparison.Fields.Together <= c.Comparison.Fields.Apart
        && c.Comparison.Trips.Together <= c.Comparison.Trips.Apart
        && c.Comparison.Days.Together <= c.Comparison.Days.Apart);

    [Theory, MemberData(nameof(Codes))]
    public void The_promise_is_the_longest_chain(string code) => Always(code, c =>
        c.CriticalPath.Sum(i => c.Items.Single(n => n.Item.Code == i).Promised.Days) == c.PromisedDays
        && c.Items.All(i => i.Promised.Days <= c.PromisedDays));

    [Theory, MemberData(nameof(Codes))]
    public void Looking_at_the_papers_counts_in_what_is_promised(string code) => Always(code, c =>
        c.FromFiling.WorkingDays + c.FromFiling.CalendarDays == c.PromisedDays + PromisedTime.AcceptanceDays);

    [Theory, MemberData(nameof(Codes))]
    public void There_is_one_number_of_papers(string code) => Always(code, c => c.Papers.Count() == c.Comparison.Materials.Together);

    [Theory, MemberData(nameof(Codes))]
    public void The_same_question_gets_the_same_answer(string code) => Prop.ForAll(Arb.From(Inputs(Shipped.Matter(code))), input =>
    {
        var matter = Shipped.Matter(code);
        var (one, two) = (Compose(matter, input), Compose(matter, input));
        return one.Items.SequenceEqual(two.Items) && one.CriticalPath.SequenceEqual(two.CriticalPath) && one.Comparison == two.Comparison
            && one.Fields.Select(f => (f.Element.Code, f.Required)).SequenceEqual(two.Fields.Select(f => (f.Element.Code, f.Required)))
            && one.Materials.Select(m => (m.Spec.Code, m.Way)).SequenceEqual(two.Materials.Select(m => (m.Spec.Code, m.Way)));
    }).QuickCheckThrowOnFailure();

    private static void Always(string code, Func<Composition, bool> holds) =>
        Prop.ForAll(Arb.From(Inputs(Shipped.Matter(code))), input => holds(Compose(Shipped.Matter(code), input))).QuickCheckThrowOnFailure();

    private static Composition Compose(Matter matter, (Answers Answers, Known Known) input) => Composer.Compose(matter, input.Answers, input.Known);

    /// <summary>Any answers, some left out or nonsense; any of what is on file; any value of the fields that rules look at.</summary>
    private static Gen<(Answers, Known)> Inputs(Matter matter)
    {
        var expected = Known.Expected(matter);
        var answers = Gen.CollectToArray(matter.Questions.Select(q =>
            Gen.Elements([.. q.Kind == QuestionKind.YesNo ? ["1", "0"] : q.Options.Select(o => o.Code), "", "?"])))
            .Select(values => Answers.Read(matter, id => values[matter.Questions.Select(q => q.Id).ToList().IndexOf(id)]));
        var looked = RuleCheck.Of(matter).SelectMany(r => r.Rule.Variables)
            .Where(v => v.StartsWith("form.", StringComparison.Ordinal) && !v.Contains("[]", StringComparison.Ordinal))
            .Select(v => matter.Element(v[5..])).Distinct().ToList();
        var form = Gen.CollectToArray(looked.Select(Value)).Select(values => looked.Zip(values)
            .ToDictionary(f => f.First.Code, f => f.Second, StringComparer.Ordinal));
        return from a in answers
               from f in form
               from certificates in Gen.SubListOf(expected.Certificates.AsEnumerable())
               from registers in Gen.SubListOf(expected.Registers.AsEnumerable())
               from uploads in Gen.SubListOf(matter.Materials.Select(m => m.Code))
               select (a, new Known
               {
                   Certificates = certificates.ToHashSet(),
                   Registers = registers.ToHashSet(),
                   EarlierUploads = uploads.ToHashSet(),
                   Form = f,
               });
    }

    private static Gen<object> Value(DataElement element) => element.Type switch
    {
        ElementType.MultiChoice => Gen.SubListOf(element.Options.Select(o => o.Code)).Select(list => (object)list.ToArray()),
        ElementType.Choice => Gen.Elements<object>([.. element.Options.Select(o => o.Code), "", "?"]),
        ElementType.YesNo => Gen.Elements<object>("1", "0", ""),
        _ => Gen.Elements<object>("", "20", "298.60", "300", "1200", "wide"),
    };
}
