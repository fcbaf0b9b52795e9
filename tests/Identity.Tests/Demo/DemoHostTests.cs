using System.Text;
using OneStop.Portal;

namespace OneStop.Identity.Tests.Demo;

/// <summary>What is of the demo is in OneStop.Demo, and the program of production does none of it.</summary>
public sealed class DemoHostTests(IdentityPortal portal)
{
    private const int WrongSettings = 78;

    [Fact]
    public void No_assembly_of_production_carries_the_demos_people()
    {
        foreach (var assembly in OneStopHost.Assemblies)
        {
            foreach (var name in assembly.GetManifestResourceNames())
            {
                using var resource = assembly.GetManifestResourceStream(name)!;
                using var reader = new StreamReader(resource, Encoding.UTF8);
                var text = reader.ReadToEnd();
                portal.Cast.Citizens.ShouldAllBe(c => !text.Contains(c.IdNumber, StringComparison.Ordinal), $"{assembly.GetName().Name}: {name}");
            }
        }
    }

    [Theory]
    [InlineData("setup", "--demo")]
    [InlineData("setup", "--samples")]
    [InlineData("check", "--OneStop:Profile=Demo")]
    [InlineData("serve", "--OneStop:Profile=Demo")]
    public async Task The_program_of_production_refuses_the_demo(string verb, string word)
    {
        string[] settings =
        [
            "--OneStop:Database=Host=127.0.0.1;Port=9", "--OneStop:DataDir=" + Path.GetTempPath(),
            "--OneStop:MasterKey=dGVzdHMgb25seTogMzIgYnl0ZXMgb2YgYSBtYXN0ZXI=", "--OneStop:IndexKey=dGVzdHMgb25seTogMzIgYnl0ZXMgb2YgYW4gaW5kZXg=",
        ];
        (await PortalProgram.Run([verb, word, .. settings])).ShouldBe(WrongSettings);
    }
}
