using OneStop.Testing;

namespace OneStop.Benchmarks;

/// <summary>The real services over a database of their own; nothing else uses the processor meanwhile.</summary>
internal sealed class WithoutWorkers : PortalUnderTest
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("OneStop:Workers", "false")];
}
