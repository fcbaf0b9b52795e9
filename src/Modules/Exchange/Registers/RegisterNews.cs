using System.Net.Http.Json;
using System.Text.Json;
using OneStop.Contracts.Exchange;
using OneStop.Exchange.Asking;
using OneStop.Identifiers;
using OneStop.Secrets;

namespace OneStop.Exchange.Registers;

internal sealed class RegisterNews(RegisterClient client, MasterKeys masters) : IRegisterNews
{
    public async Task<AwayReason?> Tell(string register, CodeHolder of, RegisterTale tale, Look look, CancellationToken cancel = default)
    {
        var told = await client.Ask<Answer, Answer>(
            new RegisterQuestion(register, "entries.tell", CitizenId.IsValid(of.Code)
                ? SubjectId.OfPerson(masters, of.Code) : SubjectId.OfEnterprise(masters, of.Code)),
            () => new(HttpMethod.Post, "v1/entries/tell")
            {
                Content = JsonContent.Create(
                    new { subject = of.Code, name = of.Name, row = tale.Row, entry = tale.Entry, document = tale.Document, decidedAt = tale.DecidedAt }),
            },
            answer => answer.Subject == of.Code ? answer : throw new JsonException("The entry of somebody else."),
            look, cancel);
        return told.Why ?? (told.Found is null ? AwayReason.Refused : null);
    }

    private sealed record Answer(string Subject);
}
