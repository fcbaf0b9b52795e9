namespace OneStop.Portal.Tests.Settings;

public class SettingsTests
{
    private const string Key = "dGVzdHMgb25seTogMzIgYnl0ZXMgb2YgYSBtYXN0ZXI=";
    private const string OtherKey = "dGVzdHMgb25seTogMzIgYnl0ZXMgb2YgYW4gaW5kZXg=";

    [Fact]
    public void A_production_start_without_its_own_secrets_lists_all_that_is_missing()
    {
        var message = Should.Throw<IncompleteSettingsException>(() => OneStopHost.Build(["--OneStop:Profile=Production"])).Message;
        foreach (var name in new[] { "OneStop:Database", "OneStop:MasterKey", "OneStop:IndexKey", "OneStop:DataDir", "OneStop:Fonts" })
            message.ShouldContain(name);
    }

    [Fact]
    public void One_secret_may_not_serve_twice() =>
        Should.Throw<IncompleteSettingsException>(() =>
            OneStopHost.Build(["--OneStop:Database=Host=x", "--OneStop:DataDir=/tmp", "--OneStop:Fonts=/tmp", $"--OneStop:MasterKey={Key}",
            $"--OneStop:IndexKey={Key}"]))
            .Message.ShouldContain("must differ");

    [Fact]
    public void A_key_of_the_wrong_length_is_no_key() =>
        Should.Throw<IncompleteSettingsException>(() =>
            OneStopHost.Build(["--OneStop:Database=Host=x", "--OneStop:DataDir=/tmp", "--OneStop:Fonts=/tmp", "--OneStop:MasterKey=c2hvcnQ=",
            $"--OneStop:IndexKey={Key}"]))
            .Message.ShouldContain("OneStop:MasterKey");

    [Fact]
    public void Members_on_several_machines_do_not_start_without_a_certificate_and_a_port()
    {
        var message = Refused("--OneStop:Cluster:Shared=true", "--OneStop:Cluster:Address=10.1.2.3");
        message.ShouldContain("OneStop:Cluster:Certificate");
        message.ShouldContain("OneStop:Cluster:Port");
    }

    [Theory]
    [InlineData("--OneStop:Cluster:Certificate=/nowhere.pem", "there is no file /nowhere.pem")]
    [InlineData("--OneStop:Cluster:Certificate=/etc/hostname", "no certificate with a key")]
    [InlineData("--OneStop:Cluster:Address=db.example", "OneStop:Cluster:Address")]
    [InlineData("--OneStop:Cluster:Idle=00:00:30", "OneStop:Cluster:Idle")]
    public void A_wrong_setting_of_the_cluster_is_named(string setting, string said) =>
        Refused("--OneStop:Cluster:Shared=true", setting).ShouldContain(said);

    private static string Refused(params string[] settings) => Should.Throw<IncompleteSettingsException>(() => OneStopHost.Build(
        ["--OneStop:Database=Host=x", "--OneStop:DataDir=/tmp", "--OneStop:Fonts=/tmp", $"--OneStop:MasterKey={Key}", $"--OneStop:IndexKey={OtherKey}",
            .. settings])).Message;
}
