using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Drafts;
using OneStop.Cases.Applicants;
using OneStop.Contracts.Catalog;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Applicants;

/// <summary>A named person whom the register has not confirmed cannot be filed, also by a press that goes around the form.</summary>
public sealed class UnconfirmedTests(PortalUnderTest portal)
{
    private const string Number = "DL0402", Name = "DL0401", Step = "manager";

    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "990102198809032044 周和", true)]
    [InlineData("", "990102198809032044 刘芳", false)]
    [InlineData("population", "", false)]
    public async Task A_number_has_to_be_confirmed_with_the_very_name_while_the_register_answers(string silent, string confirmed, bool refused)
    {
        var catalog = (await portal.Services()).GetRequiredService<ICatalog>();
        var matter = catalog.Find("YJS-E01")!;
        var state = new DraftState
        {
            By = new(Applicant.Enterprise, "禾味小馆", "91990102MA0H7K2C60", "周禾", "19900002043"),
            Answers = matter.Questions.ToImmutableSortedDictionary(q => q.Id, _ => "0", StringComparer.Ordinal),
            Form = new Dictionary<string, string>
            {
                [Name] = "刘芳", [Number] = "990102198809032044",
                ["DL0403"] = "19900005291"
            }.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Silent = silent.Length > 0 ? [silent] : [],
            Confirmed = confirmed.Length > 0 ? ImmutableSortedDictionary<string, string>.Empty.Add(Number, confirmed)
                : ImmutableSortedDictionary<string, string>.Empty,
            Saved = [Step],
        };
        var draft = new Draft(Guid.CreateVersion7(), "E01-20261123-00001", Guid.Empty, Guid.Empty, matter.Code, matter.Version, 1, default, default,
            null!, state);

        var filing = Filing.Of(catalog, draft, new(2026, 11, 23))!;

        DraftToFile.Missing(filing, agreed: true).Any(m => m.Code == "cases.person-unknown").ShouldBe(refused);
        (filing.StateOf(filing.Composition.Steps.Single(s => s.Step.Code == Step)) == Web.State.Done).ShouldBe(!refused);
    }
}
