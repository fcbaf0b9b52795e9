using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Catalog.Package;
using OneStop.Testing;

namespace OneStop.Catalog.Tests.Package;

public class PackageSchemaTests
{
    private static readonly string File = Path.Combine(Sources.Root, "docs", "catalogue.schema.json");

    [Fact]
    public void The_documented_schema_is_that_of_the_program()
    {
        var made = PackageSchema.Make().ToJsonString(new JsonSerializerOptions
        {
            WriteIndented = true,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
        }) + "\n";
        if (Environment.GetEnvironmentVariable("ONESTOP_UPDATE") == "1")
            System.IO.File.WriteAllText(File, made);
        System.IO.File.ReadAllText(File).ReplaceLineEndings("\n").ShouldBe(made, "run the test with ONESTOP_UPDATE=1 and look at the difference");
    }

    [Fact]
    public void It_names_what_a_matter_needs()
    {
        var matter = PackageSchema.Make()["properties"]!["matters"]!["items"]!;
        matter["required"]!.AsArray().Select(r => r!.ToString()).ShouldContain("summary");
        matter["properties"]!.AsObject().ContainsKey("departments").ShouldBeFalse();
        ((JsonArray)PackageSchema.Make()["required"]!).Count.ShouldBe(2);
    }
}
