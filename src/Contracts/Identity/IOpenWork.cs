using OneStop.Domain;

namespace OneStop.Contracts.Identity;

/// <summary>
/// What lies open before a post, told before the post ends. Work belongs to the list of a post and to nobody in person: when somebody
/// leaves, it stays where it is for whoever holds a post with the same list, with all that was begun. A module that lets one person
/// hold something has to give it back to the list on its own.
/// </summary>
public interface IOpenWork
{
    /// <summary>One round trip; null where posts of this role have no list here.</summary>
    /// <param name="post">The post that ends.</param>
    /// <param name="others">The posts of all colleagues of the same role that go on.</param>
    /// <param name="most">Counted no further.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task<OpenWork?> Of(Post post, IReadOnlyCollection<Post> others, int most, CancellationToken cancel);
}

/// <param name="Code">Stable, e.g. <c>items</c>; each has words: the text <c>open-work.{Code}</c>.</param>
/// <param name="Open">How many lie on the list.</param>
/// <param name="Nobodys">How many of them nobody else could take.</param>
public sealed record OpenWork(string Code, int Open, int Nobodys);
