using OneStop.Contracts.Identity;
using OneStop.Contracts.Messages;
using OneStop.Web;

namespace OneStop.Identity.Mandates;

/// <summary>
/// Tells the other side by text message that something became of a mandate. The pages tell it in any case; who has shown no mobile, or while
/// there is no gateway, reads it there.
/// </summary>
[UseCase]
internal sealed class MandateMessages(IPeople people, ITextMessages texts)
{
    private const string Head = "【一件事·一站办】", Where = "请登录后在「我的账号」的「替谁办、谁替我办」里查看。";

    /// <summary>Only whom the offer means by number and name: a slip in the number tells a stranger nothing.</summary>
    public async Task Offered(Mandate mandate, CancellationToken cancel)
    {
        if (!mandate.ToBody && await people.Person(mandate.Holder, cancel) is { } person && person.Name == mandate.HolderName)
            await Send(person, $"{Head}{mandate.PrincipalName}请您代为办事，等您答复。{Where}", cancel);
    }

    public Task Accepted(Mandate mandate, CancellationToken cancel) => ToGiver(mandate, "接受了您的授权", cancel);

    public Task Declined(Mandate mandate, CancellationToken cancel) => ToGiver(mandate, "没有接受您的授权", cancel);

    public Task Left(Mandate mandate, CancellationToken cancel) => ToGiver(mandate, "退出了您给的授权", cancel);

    public async Task Ended(Mandate mandate, CancellationToken cancel)
    {
        if (!mandate.ToBody && await people.Person(mandate.Holder, cancel) is { } person)
            await Send(person, $"{Head}{mandate.PrincipalName}结束了给您的授权，您不能再替对方办事。{Where}", cancel);
    }

    private async Task ToGiver(Mandate mandate, string what, CancellationToken cancel)
    {
        if ((mandate.OfBody ? mandate.GivenBy : mandate.Principal) is { } giver && await people.Person(giver, cancel) is { } person)
            await Send(person, $"{Head}{mandate.HolderName}{what}。{Where}", cancel);
    }

    private async Task Send(Person person, string text, CancellationToken cancel)
    {
        if (texts.IsConnected && person is { MobileConfirmed: true, Mobile.Length: > 0 })
            await texts.Send(person.Mobile, text, cancel);
    }
}
