namespace OneStop.Architecture.Tests;

/// <summary>One name has one meaning.</summary>
public sealed class NameTests
{
    // A version of the API keeps its names for ever, whatever the house calls the thing today.
    private static bool IsVersioned(Type type) => type.Namespace!.Contains(".V2", StringComparison.Ordinal);

    [Fact]
    public void A_type_name_is_declared_once_in_the_product()
    {
        var twice = from type in Product.All.SelectMany(a => a.GetTypes())
                    where type.Namespace?.StartsWith("OneStop", StringComparison.Ordinal) == true && !type.IsNested && !type.Name.StartsWith('<')
                        && !IsVersioned(type)
                    group type by type.Name into same
                    where same.Count() > 1
                    select string.Join(" and ", same.Select(t => t.FullName));
        twice.ShouldBeEmpty();
    }
}
