using System.Security.Cryptography;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Identifiers;
using OneStop.Identity.Accounts;
using OneStop.Identity.People;
using OneStop.Identity.Posts;
using OneStop.Secrets;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Identity.AddStaff;

/// <summary>A new official and the post they get.</summary>
/// <param name="User">What they type to sign in.</param>
/// <param name="IdNumber">Empty where it is not kept.</param>
internal sealed record NewOfficial(string? User, string? Name, string? IdNumber, string? Department, string? Region, string? Role)
{
    /// <summary>The first day, as <c>yyyy-MM-dd</c>; empty for today.</summary>
    public string? From { get; init; }

    /// <summary>The last day; empty for no end.</summary>
    public string? Until { get; init; }
}

/// <summary>An official who was added.</summary>
/// <param name="OneTimePassword">Opens nothing but the page where they set their own; it is told now and never again.</param>
/// <param name="AwaitsUntil">Until when a second person may agree to the post; null where it is given.</param>
internal sealed record AddedOfficial(string User, string OneTimePassword, DateTimeOffset? AwaitsUntil);

/// <summary>Makes an official's account with its post; who has an account and no post any more is appointed again.</summary>
[UseCase]
internal sealed class AddStaffHandler(NewAccounts accounts, Reappointment again, Proposals proposals, IPeople people, ICatalog catalog,
    MasterKeys masters, TimeProvider clock)
{
    /// <param name="given">As typed.</param>
    /// <param name="by">The official who adds them.</param>
    public async Task<Result<AddedOfficial>> Handle(NewOfficial given, Giver by, CancellationToken cancel)
    {
        var tidy = given with
        {
            User = PersonRules.Tidy(given.User),
            Name = PersonRules.TidyName(given.Name),
            IdNumber = PersonRules.Tidy(given.IdNumber).ToUpperInvariant(),
        };
        var term = PostTerm.Of(tidy.From, tidy.Until, clock.GetUtcNow());
        if (Wrong(tidy).Concat(term.Refusals).ToList() is { Count: > 0 } wrong)
            return Result<AddedOfficial>.Refused(wrong);
        var post = new NewAccounts.PostFacts(tidy.Department!, tidy.Region!, tidy.Role!.ToLowerInvariant())
        { By = by.Account, From = term.Value.From, Until = term.Value.Until };
        if (PostRules.NotTheirs(by, PostsOf.Named(post)) is { } notTheirs)
            return notTheirs;
        post = await proposals.Of(post, by, cancel);
        var idNumber = tidy.IdNumber is { Length: > 0 } number ? number : null;
        var subject = idNumber is null ? (Guid?)null : SubjectId.OfPerson(masters, idNumber);
        // Otherwise the list would tell the name of whoever has a number.
        if (subject is { } known && await people.Person(known, cancel) is { } person && person.Name != tidy.Name)
            return Refusal.Invalid("identity.staff-other-name", "name");
        var password = OneTimePassword();
        var account = await accounts.Make(
            new(subject ?? Guid.CreateVersion7(), AccountKind.Staff, new(tidy.Name!, idNumber), [tidy.User!], password, Verified: subject is not null,
                OneTime: true)
            { Post = post }, cancel);
        return account is not null || await again.Try(tidy.User!, tidy.Name!, subject, password, post, cancel)
            ? new AddedOfficial(tidy.User!, password, post.AwaitsUntil) : Refusal.Conflict("identity.staff-taken", "user");
    }

    private IEnumerable<Refusal> Wrong(NewOfficial given)
    {
        if (given.User!.Length is < 2 or > 64)
            yield return Refusal.Invalid("identity.staff-user", "user");
        if (PersonRules.Name(given.Name!) is { } name)
            yield return name;
        if (given.IdNumber is { Length: > 0 } number && PersonRules.FormOfIdNumber(number, clock.ChinaToday()) is { } wrongNumber)
            yield return wrongNumber;
        foreach (var wrong in PostForm.Wrong(given.Department, given.Region, given.Role, catalog))
            yield return wrong;
    }

    // No letter or digit that can be read as another one; 16 of 31 are 79 bits.
    private static string OneTimePassword() =>
        string.Join('-', RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16).Chunk(4).Select(c => new string(c)));
}
