using System.Text.RegularExpressions;
using OneStop.Catalog.Halls;
using OneStop.Catalog.Package;
using OneStop.Demo;
using OneStop.Identity;

namespace OneStop.E2E.Journeys;

/// <summary>What docs/a-new-department.md tells, word by word: its commands, then people at their browsers.</summary>
public sealed partial class ANewDepartment(City city)
{
    private const string Matter = "YJS-P71", Item = "P71-I1", Reviewer = "linzhou", Password = "tea hill at noon";

    [Fact]
    public async Task From_nothing_to_its_first_sealed_result()
    {
        var root = Root();
        var commands = Commands().Matches(await File.ReadAllTextAsync(Path.Combine(root, "docs", "a-new-department.md")))
            .SelectMany(block => block.Groups["commands"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        commands.Count.ShouldBe(5, "the page shows how: validate, import, somebody, a seal, a place");
        var oneTime = "";
        foreach (var command in commands)
        {
            var said = await Run(command, root);
            if (command.Contains(" catalog ", StringComparison.Ordinal))
                said.ShouldContain("City Archives has no seal in force");
            if (command.Contains(" staff ", StringComparison.Ordinal))
                oneTime = said.Split(": ")[1].Split('\n')[0];
        }

        // Whoever runs the city sees that nothing of the archives is missing any more, and who is there.
        var runs = new Official(await city.Open());
        await runs.SignIn("hanmo", City.Password, "/staff/signin");
        await runs.Open("/operations/departments");
        (await runs.Page.Locator("tr:has-text('档案馆') .status-bad").CountAsync()).ShouldBe(0);
        await runs.Open("/operations/staff?department=archives");
        (await runs.Page.Locator("tbody").InnerTextAsync()).ShouldContain("林舟");
        await runs.Open("/operations/seals");

        var citizen = new Applicant(await city.Open(phone: true));
        await citizen.SignIn("liufang", City.Password);
        await citizen.Open("/halls?department=archives");
        var number = await citizen.File(Matter, answers: "1");

        var clerk = new Official(await city.Open());
        await clerk.SignIn("tianyu", City.Password, "/staff/signin");
        await clerk.OpenItem(number, Item);
        await clerk.Accept(all: false);

        var officer = new Official(await city.Open());
        await officer.SignIn(Reviewer, oneTime, "/staff/signin");
        await officer.Look();
        await officer.Page.Locator("[name=login]").FillAsync(Reviewer);
        await officer.Page.Locator("[name=password]").FillAsync(oneTime);
        await officer.Page.Locator("[name=new]").FillAsync(Password);
        await officer.Page.Locator("[name=again]").FillAsync(Password);
        await officer.Page.Locator("main form:has([name=new]) button.btn").ClickAsync();
        await officer.ShouldBeTaken();
        await officer.OpenItem(number, Item);
        await officer.Grant();

        var result = (await citizen.Results(number, atLeast: 1)).ShouldHaveSingleItem();
        (await citizen.Download(result)).AsSpan(0, 5).ToArray().ShouldBe("%PDF-"u8.ToArray());

        // The post ends, and so does what its holder may do, with the next request.
        await Run($"./onestop staff end --user {Reviewer}", root);
        await officer.Page.GotoAsync("/desk");
        officer.Page.Url.ShouldContain("/staff/signin");
        foreach (var person in new Person[] { runs, citizen, clerk, officer })
            await person.Page.Context.CloseAsync();
    }

    /// <summary>What the launcher hands on to the portal's program, in the city that runs.</summary>
    private async Task<string> Run(string command, string root)
    {
        var words = Words().Matches(command).Select(w => w.Value.Trim('"')).ToArray();
        words[0].ShouldBe("./onestop");
        var services = await city.Services();
        using var said = new StringWriter();
        string[] rest = [.. words[2..].Select(w => w.StartsWith("docs/", StringComparison.Ordinal) ? Path.Combine(root, w) : w)];
        var code = words[1] switch
        {
            "catalog" => await CatalogVerb.Run(services, rest, said, said),
            "staff" => await StaffVerb.Run(services, rest, said, said),
            "seal" => await new DemoAddition().Run(services, ["seal", .. rest], said, said),
            "hall" => await HallVerb.Run(services, rest, said, said),
            _ => null,
        };
        code.ShouldBe(0, $"{command}\n{said}");
        return said.ToString();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OneStop.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("```sh\n(?<commands>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Commands();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Words();
}
