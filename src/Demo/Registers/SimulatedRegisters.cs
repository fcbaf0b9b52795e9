using OneStop.Contracts.Exchange;

namespace OneStop.Demo.Registers;

/// <summary>
/// Where the departments' systems are in a demo: one server, <c>OneStop:Simulators</c>, has them all. One that has an address of
/// its own (<c>OneStop:Exchange:Addresses:population</c>, …) keeps it.
/// </summary>
internal static class SimulatedRegisters
{
    /// <summary>The addresses as settings of the command line; none without simulators.</summary>
    public static IEnumerable<string> Addresses(string[] args)
    {
        var given = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        if (given["OneStop:Simulators"] is not { Length: > 0 } server)
            return [];
        return RegisterNames.All
            .Where(register => string.IsNullOrEmpty(given[Setting(register)]))
            .Select(register => $"--{Setting(register)}={server.TrimEnd('/')}/{Path(register)}");
    }

    private static string Setting(string register) => "OneStop:Exchange:Addresses:" + register;

    private static string Path(string register) => register switch
    {
        RegisterNames.MarketEntities => "market",
        RegisterNames.Premises => "real-estate",
        _ => register,
    };
}
