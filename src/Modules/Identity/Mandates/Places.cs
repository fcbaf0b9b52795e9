using System.Globalization;

namespace OneStop.Identity.Mandates;

/// <summary>A place in a list of mandates, latest first, as it stands in an address.</summary>
internal static class Places
{
    public static string Of(Mandate last) => string.Create(CultureInfo.InvariantCulture, $"{last.From.UtcTicks}/{last.Id}");

    /// <summary>Null for nonsense: the list begins with its first row.</summary>
    public static (DateTimeOffset From, Guid Id)? Read(string? after) =>
        after?.Split('/', 2) is [var ticks, var id] && Guid.TryParse(id, out var mandate)
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && from <= DateTimeOffset.MaxValue.UtcTicks
            ? (new(from, TimeSpan.Zero), mandate) : null;
}
