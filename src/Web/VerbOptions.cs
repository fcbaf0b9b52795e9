namespace OneStop.Web;

/// <summary>Options of a verb of the command line.</summary>
public static class VerbOptions
{
    /// <summary>What stands after each <c>--name</c>, by the name; of one that is given twice the last. A name without a value is missing.</summary>
    public static Dictionary<string, string> Read(IReadOnlyList<string> args)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < args.Count; i++)
        {
            if (args[i].StartsWith("--", StringComparison.Ordinal) && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                given[args[i][2..]] = args[i + 1];
        }

        return given;
    }
}
