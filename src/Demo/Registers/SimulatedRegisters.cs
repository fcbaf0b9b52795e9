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
        var root = server.TrimEnd('/');
        return RegisterNames.All
            .Where(register => string.IsNullOrEmpty(given[Setting(register)]))
            .Select(register => $"--{Setting(register)}={root}/{Path(register)}")
            .Concat(Texts(given, root));
    }

    // The same server takes text messages, from the same caller.
    private static IEnumerable<string> Texts(IConfiguration given, string root) => !string.IsNullOrEmpty(given["OneStop:TextMessages:Address"])
        ? []
        : [$"--OneStop:TextMessages:Address={root}/texts", $"--OneStop:TextMessages:AppId={given["OneStop:Exchange:AppId"] ?? "onestop-portal"}",
            $"--OneStop:TextMessages:Key={given["OneStop:Exchange:Key"]}"];

    private static string Setting(string register) => "OneStop:Exchange:Addresses:" + register;

    private static string Path(string register) => register switch
    {
        RegisterNames.MarketEntities => "market",
        RegisterNames.Premises => "real-estate",
        _ => register,
    };
}
