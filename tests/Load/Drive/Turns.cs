namespace OneStop.Load.Drive;

/// <summary>
/// Two builds are measured in one run: their drivers, two processes, take turns, so that noise of a shared machine meets both.
/// A driver alone always has its turn.
/// </summary>
/// <param name="File">Says in one letter whose turn it is; null for a driver alone.</param>
/// <param name="Me">a or b.</param>
internal sealed record Turns(string? File, string Me)
{
    public async Task<T> Take<T>(Func<Task<T>> act)
    {
        if (File is null)
            return await act();
        while (await Says() != Me)
            await Task.Delay(20);
        try
        {
            return await act();
        }
        finally
        {
            await System.IO.File.WriteAllTextAsync(File, Me == "a" ? "b" : "a");
        }
    }

    public Task Take(Func<Task> act) => Take(async () =>
    {
        await act();
        return true;
    });

    // Who comes first has it until the other is there.
    private async Task<string> Says() => System.IO.File.Exists(File) ? (await System.IO.File.ReadAllTextAsync(File!)).Trim() : "a";
}
