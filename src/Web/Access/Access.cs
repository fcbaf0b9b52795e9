using Microsoft.AspNetCore.Authorization;

namespace OneStop.Web;

/// <summary>Who may open a page or call an endpoint. What they may see there is decided by the use case itself.</summary>
public enum Who
{
    /// <summary>Everybody, signed in or not.</summary>
    Anyone,

    /// <summary>Whoever signed in, citizen or staff.</summary>
    SignedIn,

    /// <summary>A natural person, for themselves or for an enterprise.</summary>
    Applicant,

    /// <summary>Window clerks.</summary>
    Clerk,

    /// <summary>Reviewers of a department.</summary>
    Reviewer,

    /// <summary>Officers who keep the catalogue.</summary>
    Editor,

    /// <summary>Those who run the installation: they see what got stuck, and no case.</summary>
    Operator,

    /// <summary>Those who read the record of what officials and people did, and do nothing themselves.</summary>
    Auditor,

    /// <summary>Those who give the posts of their own department: they see no case.</summary>
    Administrator,

    /// <summary>Any post.</summary>
    Staff,

    /// <summary>Everybody, but only in the demo profile; elsewhere the page does not exist.</summary>
    Demo,
}

/// <summary>Declares by which right a page model or endpoint is used; one that does not declare it stops the start.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AccessAttribute(Right right) : Attribute, IAuthorizationRequirementData
{
    public Right Right { get; } = right;

    /// <summary>Who has it, as <see cref="RightsTable"/> says.</summary>
    public IReadOnlyList<Who> Who { get; } = [.. RightsTable.Of(right).Holders.Select(h => h.Who)];

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new AccessRequirement(Who)];
}

internal sealed record AccessRequirement(IReadOnlyList<Who> Who) : IAuthorizationRequirement
{
    public bool IsDemoOnly => Who.Contains(Web.Who.Demo);
}
