using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using OneStop.EventSourcing.Secrets;
using OneStop.Testing;
using OneStop.Identity.AddStaff;

namespace OneStop.Identity.Tests.Secrets;

/// <summary>What operators read of sign-ins and accounts, and what they must not.</summary>
public sealed class LogTests(LogTests.LoggedPortal portal) : IClassFixture<LogTests.LoggedPortal>
{
    private const string Name = "丁书言", IdNumber = "990102200109096397", Mobile = "19900008021", Password = "lake mist and pine",
        NewPassword = "tea hill at noon";

    [Fact]
    public async Task What_happens_to_accounts_is_logged_without_a_name_an_ID_number_or_a_phone()
    {
        var services = await portal.Services();
        using var browser = await portal.Visitor();
        await Registration.Register(browser, Name, IdNumber, Mobile, portal.Texts.CodeOf);
        var after = await browser.Submit((await browser.Get("/password")).Form("form:has([name=new])")
            .With("login", Mobile).With("password", Password).With("new", NewPassword).With("again", NewPassword));
        after.Path.ShouldBe("/account");
        using var guesser = await portal.Visitor();
        for (var i = 0; i < 6; i++)
            await guesser.SignIn(Mobile, "not the password");
        using var output = new StringWriter();
        string[] official =
        [
            "add", "--user", "newcomer", "--name", "新来的", "--department", "tobacco", "--region", "990102", "--role", "clerk",
            "--id-number", "990102198104041821",
        ];
        (await StaffVerb.Run(services, official, output, output, TestContext.Current.CancellationToken)).ShouldBe(0, output.ToString());
        await services.GetRequiredService<SubjectKeys>().Destroy(Guid.CreateVersion7());

        var lines = portal.Logs.GetSnapshot().Select(r => r.Message + r.Exception).ToList();
        foreach (var told in new[] { "was changed", "Too many wrong passwords", "Staff account", "A key of cookies", "The key of subject" })
            lines.ShouldContain(l => l.Contains(told, StringComparison.Ordinal), told);
        var secrets = portal.Cast.Citizens.SelectMany(c => new[] { c.Name, c.IdNumber, c.Mobile })
            .Concat(portal.Cast.Staff.SelectMany(s => new[] { s.Name, s.IdNumber }))
            .Concat([Name, IdNumber, Mobile, Password, NewPassword, "新来的", "newcomer", "990102198104041821", portal.Cast.Password])
            .OfType<string>();
        foreach (var secret in secrets)
            lines.ShouldNotContain(l => l.Contains(secret, StringComparison.OrdinalIgnoreCase), secret);
    }

    /// <summary>The portal with a collector of all that it logs.</summary>
    public sealed class LoggedPortal : IdentityPortal
    {
        public FakeLogCollector Logs { get; } = new();

        protected override void Adjust(WebApplicationBuilder builder)
        {
            base.Adjust(builder);
            builder.Logging.AddProvider(new FakeLoggerProvider(Logs));
        }
    }
}
