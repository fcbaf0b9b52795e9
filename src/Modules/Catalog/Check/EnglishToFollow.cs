using System.Runtime.CompilerServices;
using OneStop.Catalog.Publish;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>How many texts of a published matter have no English yet; counted once, because a version never changes.</summary>
internal static class EnglishToFollow
{
    private static readonly ConditionalWeakTable<Matter, StrongBox<int>> Known = [];

    public static int Count(Matter matter) =>
        Known.GetValue(matter, static m => new(ShapeCheck.Of<Matter>(MatterFile.Of(m), "", "elements", "departments").Untranslated.Count)).Value;
}
