namespace OneStop.Portal.Tests.Settings;

public class SettingsTests
{
    private const string Key = "dGVzdHMgb25seTogMzIgYnl0ZXMgb2YgYSBtYXN0ZXI=";

    [Fact]
    public void A_production_start_without_its_own_secrets_lists_all_that_is_missing()
    {
        var message = Should.Throw<IncompleteSettingsException>(() => OneStopHost.Build(["--OneStop:Profile=Production"])).Message;
        foreach (var name in new[] { "OneStop:Database", "OneStop:MasterKey", "OneStop:IndexKey", "OneStop:DataDir", "OneStop:Fonts" })
            message.ShouldContain(name);
    }

    [Fact]
    public void One_secret_may_not_serve_twice() =>
        Should.Throw<IncompleteSettingsException>(() => OneStopHost.Build(["--OneStop:Database=Host=x", "--OneStop:DataDir=/tmp", "--OneStop:Fonts=/tmp", $"--OneStop:MasterKey={Key}", $"--OneStop:IndexKey={Key}"]))
            .Message.ShouldContain("must differ");

    [Fact]
    public void A_key_of_the_wrong_length_is_no_key() =>
        Should.Throw<IncompleteSettingsException>(() => OneStopHost.Build(["--OneStop:Database=Host=x", "--OneStop:DataDir=/tmp", "--OneStop:Fonts=/tmp", "--OneStop:MasterKey=c2hvcnQ=", $"--OneStop:IndexKey={Key}"]))
            .Message.ShouldContain("OneStop:MasterKey");
}
