using System.ComponentModel;
using System.Diagnostics;

namespace OneStop.Pdf.Tests.Samples;

/// <summary>Other people's PDF readers (poppler, qpdf), asked what they think of our files.</summary>
internal static class Tool
{
    /// <returns>What the tool says about the file, with its exit code.</returns>
    public static (int ExitCode, string Output) Run(string tool, byte[] pdf, params string[] arguments)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            return Run(tool, [.. arguments.Select(a => a == "{}" ? file : a)]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static (int ExitCode, string Output) Run(string tool, string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        Process? process;
        try
        {
            process = Process.Start(start);
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"{tool} is not on the PATH. It comes with poppler-utils or qpdf; ./onestop test installs both.", e);
        }
        using (process)
        {
            var errors = process!.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
            process.WaitForExit();
            return (process.ExitCode, output);
        }
    }
}
