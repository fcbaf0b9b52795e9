using System.Net.Http.Json;
using System.Text.Json;
using OneStop.Contracts.Exchange;
using OneStop.Exchange.Asking;
using OneStop.Identifiers;
using OneStop.Secrets;

namespace OneStop.Exchange.Registers;

internal sealed class PopulationRegister(RegisterClient client, MatchBudget budget, MasterKeys masters) : IPopulationRegister
{
    public async Task<Looked<RegisteredPerson>> Match(string idNumber, string name, Look look, CancellationToken cancel = default)
    {
        var question = new RegisterQuestion(RegisterNames.Population, "people.match", SubjectId.OfPerson(masters, idNumber)) { MayConfirm = true };
        if (!await budget.Take(look.By, cancel))
            return await client.Withhold<RegisteredPerson>(question, AwayReason.TooMany, look, cancel);
        var answer = await client.Ask<Answer, RegisteredPerson>(
            question,
            () => new(HttpMethod.Post, "v1/people/match") { Content = JsonContent.Create(new { idNumber, name }) },
            answer => answer switch
            {
                { Result: "match", Person: { } person } => person.Under(idNumber),
                { Result: "mismatch" or "unknown" } => null,
                _ => throw new JsonException("Neither a match nor a refusal."),
            },
            look, cancel);
        if (answer.IsAway || answer.Found is not null)
            await budget.GiveBack(look.By, cancel);
        return answer;
    }

    private sealed record Answer(string Result, Matched? Person);

    private sealed record Matched(string Name, string Sex, DateOnly BirthDate, string Nation, string HukouAddress, string HukouRegion,
        string Status, Card Card)
    {
        public RegisteredPerson Under(string idNumber) =>
            new(Name, Sex, BirthDate, Nation, HukouAddress, HukouRegion, Status == "1", Card.ValidTo, Card.IsValid) { IdNumber = idNumber };
    }

    // Nobody asks for the issuer; an answer without it is not what was agreed all the same.
    private sealed record Card(string Issuer, DateOnly? ValidTo, bool IsValid);
}
