using System.Collections.Immutable;
using OneStop.Contracts.Catalog;
using OneStop.Domain;

namespace OneStop.Cases.Tests.Unseen;

/// <summary>Somebody who asks for everything.</summary>
/// <param name="User">Null for a visitor.</param>
/// <param name="Applicant">Whose applications are theirs now; null for who has none.</param>
/// <param name="Enterprise">A part of the name of the enterprise that they act for.</param>
internal sealed record Asker(string Name, string? User, Guid? Applicant, Post? Post, string? Enterprise = null)
{
    public bool IsWindowOf(string? region) => Post is { Role: PostRole.Clerk } post && region is not null && Region.Covers(post.Region, region);

    public bool Reviews(string? region, IEnumerable<string> departments) =>
        Post is { Role: PostRole.Reviewer } post && region is not null && Region.Covers(post.Region, region) && departments.Contains(post.Department);
}

/// <summary>A value that stands nowhere but in one thing, and who may read it.</summary>
/// <param name="What">Where it was planted, for the message.</param>
/// <param name="Region">Null for what no official sees.</param>
/// <param name="Departments">Whose share it is in.</param>
internal sealed record Secret(string Value, string What, Guid Owner, string? Region, ImmutableHashSet<string> Departments)
{
    /// <summary>Not so with the notes of colleagues.</summary>
    public bool ToOwner { get; init; } = true;

    public bool ToWindow { get; init; } = true;

    /// <summary>A number or an id: the trail names what it is about.</summary>
    public bool IsId { get; init; }

    public bool IsFor(Asker who) => (ToOwner && who.Applicant == Owner) || (ToWindow && who.IsWindowOf(Region)) || who.Reviews(Region, Departments)
        || (IsId && who.Post is { Role: PostRole.Auditor });
}
