namespace OneStop.Testing;

/// <summary>
/// A portal with pages only. Samples are laid in one: they lie weeks back, and a worker would have deemed accepted what their clerk
/// accepts next.
/// </summary>
public sealed class WithoutWorkers : PortalUnderTest
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("OneStop:Workers", "false")];
}
