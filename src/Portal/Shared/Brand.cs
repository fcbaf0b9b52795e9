namespace OneStop.Portal;

/// <summary>The mark in the head of a layout.</summary>
/// <param name="Href">Where it leads.</param>
/// <param name="Name">The name beside it.</param>
/// <param name="Small">Smaller words after the name; null where there is no room for them.</param>
public sealed record Brand(string Href, string Name, string? Small = null);
