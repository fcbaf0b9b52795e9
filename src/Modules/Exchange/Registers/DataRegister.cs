using System.Net.Http.Json;
using System.Text.Json;
using OneStop.Contracts.Exchange;
using OneStop.Exchange.Asking;
using OneStop.Identifiers;
using OneStop.Secrets;

namespace OneStop.Exchange.Registers;

internal sealed class DataRegister(RegisterClient client, MasterKeys masters) : IDataRegister
{
    public Task<Looked<RegisterEntry>> Find(string register, CodeHolder of, Look look, CancellationToken cancel = default) =>
        client.Ask<Answer, RegisterEntry>(
            new RegisterQuestion(register, "entries.find", SubjectOf(of.Code)),
            // In the body, because addresses end up in logs.
            () => new(HttpMethod.Post, "v1/entries/find") { Content = JsonContent.Create(new { subject = of.Code, name = of.Name }) },
            answer => answer.Subject != of.Code ? throw new JsonException("The entry of somebody else.")
                : answer.Entry.ValueKind != JsonValueKind.Object ? throw new JsonException("An entry that is no object.")
                : new(answer.Entry),
            look, cancel);

    private Guid SubjectOf(string code) => CitizenId.IsValid(code) ? SubjectId.OfPerson(masters, code) : SubjectId.OfEnterprise(masters, code);

    private sealed record Answer(string Subject, JsonElement Entry);
}
