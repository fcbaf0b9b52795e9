using OneStop.Web;

namespace OneStop.Web.Tests.Components;

public sealed class VerbTableTests
{
    [Fact]
    public async Task Columns_stand_below_their_heads_also_in_Chinese()
    {
        using var output = new StringWriter { NewLine = "\n" };

        await VerbTable.Write(output, ["CODE", "NAME", "REGION"], [["h1", "东湖大厅", "9901"], ["window-2", "窗", "990102"]]);

        output.ToString().ShouldBe("CODE      NAME      REGION\nh1        东湖大厅  9901\nwindow-2  窗        990102\n");
    }

    [Fact]
    public async Task Nothing_is_a_line_of_heads()
    {
        using var output = new StringWriter { NewLine = "\n" };
        await VerbTable.Write(output, ["CODE", "NAME"], []);
        output.ToString().ShouldBe("CODE  NAME\n");
    }
}
