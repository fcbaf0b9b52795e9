namespace OneStop.Portal.Tests.Settings;

public class SettingsTests
{
    private const string Key = "dGVzdHMgb25seTogMzIgYnl0ZXMgb2YgYSBtYXN0ZXI=";
    private const string OtherKey = "dGVzdHMgb25seTogMzIgYnl0ZXMgb2YgYW4gaW5kZXg=";

    [Fact]
    public void A_production_start_without_its_own_secrets_lists_all_that_is_missing()
    {
        var message = Should.Throw<IncompleteSettingsException>(() => OneStopHost.Build(["--OneStop:Profile=Production"])).Message;
        foreach (var name in new[] { "OneStop:Database", "OneStop:MasterKey", "OneStop:IndexKey", "OneStop:DataDir", "OneStop:Fonts", "OneStop:PublicUrl" })
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

    [Theory]
    [InlineData("--OneStop:MasterKey=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "OneStop:MasterKey — these bytes are not random")]
    [InlineData("--OneStop:IndexKey=AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=", "OneStop:IndexKey — these bytes are not random")]
    [InlineData("--OneStop:PublicUrl=http://donghu.example", "OneStop:PublicUrl")]
    [InlineData("--OneStop:PublicUrl=https://localhost:5080", "OneStop:PublicUrl")]
    [InlineData("--OneStop:PublicUrl=https://127.0.0.1", "OneStop:PublicUrl")]
    [InlineData("--OneStop:PublicUrl=donghu.example", "OneStop:PublicUrl")]
    [InlineData("--OneStop:Simulators=http://127.0.0.1:9", "OneStop:Simulators")]
    [InlineData("--OneStop:Exchange:Addresses:population=https://police.example", "OneStop:Exchange:Key")]
    [InlineData("--OneStop:Exchange:Key=not base64", "OneStop:Exchange:Key")]
    [InlineData("--OneStop:Exchange:Addresses:weather=https://weather.example", "there is no such register")]
    [InlineData("--OneStop:TextMessages:Address=https://texts.example", "OneStop:TextMessages:Key")]
    [InlineData("--OneStop:Database=Host=db.example;Username=portal", "OneStop:Database — its server is another machine")]
    [InlineData("--OneStop:Database=Host=10.1.2.3;SSL Mode=Require", "OneStop:Database — its server is another machine")]
    [InlineData("--OneStop:Database=Host=127.0.0.1,db.example", "OneStop:Database — its server is another machine")]
    [InlineData("--OneStop:OwnerDatabase=Server=db.example:5432;SslMode=Prefer", "OneStop:OwnerDatabase — its server is another machine")]
    [InlineData("--OneStop:Exchange:Addresses:population=http://police.example", "http only to this very machine")]
    [InlineData("--OneStop:TextMessages:Address=http://texts.example", "http only to this very machine")]
    [InlineData("--OTEL_EXPORTER_OTLP_ENDPOINT=http://telemetry.example:4317", "http only to this very machine")]
    [InlineData("--OneStop:Issuers:0:Authority=http://issuer.example", "OneStop:Issuers:0:Authority — an issuer is trusted over https only")]
    public void What_is_weak_or_wrong_in_production_is_named_before_anything_starts(string setting, string said) => Refused(setting).ShouldContain(said);

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var message = Refused("--OneStop:PublicUrl=http://localhost", "--OneStop:Simulators=http://127.0.0.1:9", "--OneStop:Exchange:Key=short");
        foreach (var name in new[] { "OneStop:PublicUrl", "OneStop:Simulators", "OneStop:Exchange:Key" })
            message.ShouldContain(name);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=5432")]
    [InlineData("Host=/var/run/postgresql")]
    [InlineData("Host=localhost:5433")]
    [InlineData("Host=db.example;SSL Mode=VerifyFull")]
    [InlineData("Host=db.example,db2.example;Ssl Mode=verify-ca")]
    public void A_database_that_nobody_reads_along_with_is_taken(string database) =>
        Refused("--OneStop:Exchange:Key=short", $"--OneStop:Database={database}").ShouldNotContain("OneStop:Database");

    private static string Refused(params string[] settings) => Should.Throw<IncompleteSettingsException>(() => OneStopHost.Build(
        ["--OneStop:Database=Host=127.0.0.1", "--OneStop:DataDir=/tmp", "--OneStop:Fonts=/tmp", $"--OneStop:MasterKey={Key}", $"--OneStop:IndexKey={OtherKey}",
            "--OneStop:PublicUrl=https://donghu.example", .. settings])).Message;
}
