namespace OneStop.Portal;

/// <summary>The program as a whole; another host of the same product runs it with what it adds.</summary>
public static class PortalProgram
{
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(string[] args, IHostAddition? addition = null)
    {
        var verbs = new Verbs(addition);
        return args.FirstOrDefault(a => !a.StartsWith('-')) switch
        {
            null or "serve" => await verbs.Serve(args),
            "setup" => await verbs.Setup(args),
            "check" => await verbs.Check(args),
            "events" => await verbs.Events(args),
            "catalog" => await verbs.Catalog(args),
            "staff" => await verbs.Staff(args),
            "seal" => await verbs.Seal(args),
            "hall" => await verbs.Hall(args),
            "openid" => await verbs.OpenId(args),
            var other => Verbs.Unknown(other),
        };
    }
}
