using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using OneStop.Domain;

namespace OneStop.Web;

/// <summary>Who is at the keyboard: a person, whom they act for, and the post they hold, as the sign-in cookie says.</summary>
/// <param name="Account">Account id; what events record as actor.</param>
/// <param name="Person">Subject id of the natural person; null for an account that is nobody in particular.</param>
/// <param name="Name">The person's name, for the header only.</param>
/// <param name="ActingFor">The enterprise that the person acts for now; null when for themselves.</param>
/// <param name="Post">The post, when it is a staff account.</param>
/// <param name="Department">What the department of the post is called, for the header of the workbench.</param>
/// <param name="Session">The session, for whatever has to end with it.</param>
public sealed record Actor(
    Guid Account, Guid? Person, string Name, Represented? ActingFor, Post? Post, Bilingual? Department = null, Guid? Session = null)
{
    /// <summary>The subject whose applications these are: the enterprise acted for, else the person.</summary>
    public Guid? Applicant => ActingFor?.Subject ?? Person;

    public bool IsStaff => Post is not null;

    /// <summary>The claims of a sign-in; the only place that writes them.</summary>
    public IEnumerable<Claim> ToClaims()
    {
        yield return new(ActorClaims.Account, Account.ToString());
        yield return new(ActorClaims.Name, Name);
        if (Person is { } person)
            yield return new(ActorClaims.Person, person.ToString());
        if (Session is { } session)
            yield return new(ActorClaims.Session, session.ToString());
        if (ActingFor is { } represented)
        {
            yield return new(ActorClaims.ActingFor, represented.Subject.ToString());
            yield return new(ActorClaims.ActingForName, represented.Name);
        }

        if (Post is { } post)
        {
            yield return new(ActorClaims.Department, post.Department);
            yield return new(ActorClaims.DepartmentZh, Department?.Zh ?? post.Department);
            yield return new(ActorClaims.DepartmentEn, Department?.En ?? post.Department);
            yield return new(ActorClaims.Region, post.Region);
            yield return new(ActorClaims.Role, post.Role.ToString());
        }
    }

    /// <summary>Null for a visitor who has not signed in.</summary>
    public static Actor? From(ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true } || user.FindFirstValue(ActorClaims.Account) is not { } account)
            return null;
        var post = user.FindFirstValue(ActorClaims.Department) is { } code
            ? new Post(code, user.FindFirstValue(ActorClaims.Region) ?? "", Enum.Parse<PostRole>(user.FindFirstValue(ActorClaims.Role) ?? ""))
            : null;
        var department = post is null
            ? null
            : new Bilingual(user.FindFirstValue(ActorClaims.DepartmentZh) ?? post.Department, user.FindFirstValue(ActorClaims.DepartmentEn) ?? post.Department);
        var represented = user.FindFirstValue(ActorClaims.ActingFor) is { } subject
            ? new Represented(Guid.Parse(subject), user.FindFirstValue(ActorClaims.ActingForName) ?? "")
            : null;
        var person = user.FindFirstValue(ActorClaims.Person) is { } id ? Guid.Parse(id) : (Guid?)null;
        var session = user.FindFirstValue(ActorClaims.Session) is { } began ? Guid.Parse(began) : (Guid?)null;
        return new(Guid.Parse(account), person, user.FindFirstValue(ActorClaims.Name) ?? "", represented, post, department, session);
    }
}

/// <summary>An enterprise that a person acts for.</summary>
public sealed record Represented(Guid Subject, string Name);

/// <summary>Names of the claims in the sign-in cookie.</summary>
public static class ActorClaims
{
    public const string Account = "sub";
    public const string Name = "name";
    public const string Person = "person";
    public const string ActingFor = "acting_for";
    public const string ActingForName = "acting_for_name";
    public const string Department = "dept";
    public const string DepartmentZh = "dept_zh";
    public const string DepartmentEn = "dept_en";
    public const string Region = "region";
    public const string Role = "post";
    public const string Session = "session";
}

public static class ActorExtensions
{
    /// <summary>The signed-in actor; null for a visitor. Read once per request.</summary>
    public static Actor? Actor(this HttpContext context)
    {
        if (context.Items.TryGetValue(typeof(Actor), out var known) && known is (ClaimsPrincipal user, Actor actor) && user == context.User)
            return actor;
        var found = Web.Actor.From(context.User);
        context.Items[typeof(Actor)] = (context.User, found);
        return found;
    }
}
