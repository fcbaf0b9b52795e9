using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using OneStop.Domain;

namespace OneStop.Web;

/// <summary>Who is at the keyboard: a person, whom they act for, and the post they hold, as the sign-in cookie says.</summary>
/// <param name="Account">Account id; what events record as actor.</param>
/// <param name="Person">Subject id of the natural person; null for an account that is nobody in particular.</param>
/// <param name="Name">The person's name, for the header only.</param>
/// <param name="ActingFor">Whom the person acts for now; null when for themselves.</param>
/// <param name="Post">The post, when it is a staff account.</param>
/// <param name="Department">What the department of the post is called, for the header of the workbench.</param>
/// <param name="Session">The session, for whatever has to end with it.</param>
public sealed record Actor(
    Guid Account, Guid? Person, string Name, Represented? ActingFor, Post? Post, Bilingual? Department = null, Guid? Session = null)
{
    /// <summary>For whom the person acted until that ended, while they have not chosen again; told on every page.</summary>
    public LostRepresented? Lost { get; init; }

    /// <summary>Whether there was somebody to act for when it was last looked at: then it is said on every page that one acts for oneself.</summary>
    public bool MayChoose { get; init; }

    /// <summary>The subject whose applications these are: whom they act for, else the person.</summary>
    public Guid? Applicant => ActingFor?.Subject ?? Person;

    /// <summary>Which drafts and cases are theirs to open; null for an account that is nobody in particular.</summary>
    public ApplicantReach? Reach => ActingFor is { } represented ? new(represented.Subject, represented.Agent, represented.Scope)
        : Person is { } person ? ApplicantReach.Whole(person) : null;

    /// <summary>Whom they act for in everything; null when for themselves, or for another in some matters only.</summary>
    public Represented? ActingWholly => ActingFor is { Agent: null, Scope.IsWhole: true } ? ActingFor : null;

    /// <summary>Under whose name a form is filled in: one that was shown under another name is not taken.</summary>
    public string ActingKey => ActingFor?.Key ?? "";

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
            yield return new(ActorClaims.ActingAs, represented.Write());
        }

        if (MayChoose)
            yield return new(ActorClaims.MayChoose, "1");
        if (Lost is { } lost)
        {
            yield return new(ActorClaims.LostName, lost.Name);
            yield return new(ActorClaims.LostWhy, lost.Why);
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
            ? new Represented(Guid.Parse(subject), user.FindFirstValue(ActorClaims.ActingForName) ?? "").Read(user.FindFirstValue(ActorClaims.ActingAs))
            : null;
        var lost = user.FindFirstValue(ActorClaims.LostName) is { } name ? new LostRepresented(name, user.FindFirstValue(ActorClaims.LostWhy) ?? "") : null;
        var person = user.FindFirstValue(ActorClaims.Person) is { } id ? Guid.Parse(id) : (Guid?)null;
        var session = user.FindFirstValue(ActorClaims.Session) is { } began ? Guid.Parse(began) : (Guid?)null;
        return new(Guid.Parse(account), person, user.FindFirstValue(ActorClaims.Name) ?? "", represented, post, department, session)
        { Lost = lost, MayChoose = user.HasClaim(c => c.Type == ActorClaims.MayChoose) };
    }
}

/// <summary>Names of the claims in the sign-in cookie.</summary>
public static class ActorClaims
{
    public const string Account = "sub";
    public const string Name = "name";
    public const string Person = "person";
    public const string ActingFor = "acting_for";
    public const string ActingForName = "acting_for_name";
    public const string ActingAs = "acting_as";
    public const string MayChoose = "acting_may_choose";
    public const string LostName = "acting_lost";
    public const string LostWhy = "acting_lost_why";
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
