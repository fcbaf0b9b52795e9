using System.Diagnostics.CodeAnalysis;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Open.V20261201;

/// <summary>Who applies.</summary>
public enum ApplicantKind { Person, Enterprise }

/// <summary>Under which of the two headings a stage stands.</summary>
public enum Side { Family, Business }

/// <summary>A life event or a stage in the life of a business.</summary>
/// <param name="Code">E.g. <c>business-open</c>.</param>
/// <param name="Side">Family or business.</param>
/// <param name="Name">E.g. 开张.</param>
public sealed record Stage(string Code, Side Side, Text Name);

/// <summary>The part of every year in which a matter may be filed, both days included; it may run over New Year.</summary>
/// <param name="From">First day, <c>MM-dd</c>.</param>
/// <param name="To">Last day, <c>MM-dd</c>.</param>
/// <param name="Note">Why.</param>
public sealed record FilingSeason(string From, string To, Text Note);

/// <summary>A matter (一件事): several departments' items behind one application.</summary>
public record MatterSummary
{
    [SetsRequiredMembers]
    internal MatterSummary(Matter matter)
    {
        Code = matter.Code;
        Version = matter.Version;
        Effective = matter.Effective;
        Name = Text.Of(matter.Name);
        OfficialName = Text.Of(matter.OfficialName);
        Summary = Text.Of(matter.Summary);
        Applicant = matter.Applicant == Contracts.Catalog.Applicant.Enterprise ? ApplicantKind.Enterprise : ApplicantKind.Person;
        Stage = new(matter.Stage.Code, matter.Stage.Side == StageSide.Business ? Side.Business : Side.Family, Text.Of(matter.Stage.Name));
        Lead = matter.Lead;
        Departments = [.. matter.Items.Select(i => i.Department).Distinct()];
        Regions = [.. matter.Regions.Select(RegionData.FullCode)];
        PromisedWorkingDays = matter.Promise;
        Season = matter.Season is { } season ? new(season.From, season.To, Text.Of(season.Note)) : null;
        ItemCount = matter.Items.Count;
        Guide = CatalogLinks.Matter(matter.Code);
    }

    /// <summary>Stable code, e.g. <c>YJS-E01</c>.</summary>
    public required string Code { get; init; }

    /// <summary>1, 2, 3, … A published version never changes.</summary>
    public required int Version { get; init; }

    /// <summary>From when on new cases use this version.</summary>
    public required DateTimeOffset Effective { get; init; }

    /// <summary>What people call it.</summary>
    public required Text Name { get; init; }

    public required Text OfficialName { get; init; }
    public required Text Summary { get; init; }
    public required ApplicantKind Applicant { get; init; }
    public required Stage Stage { get; init; }

    /// <summary>Code of the department that answers for the whole.</summary>
    public required string Lead { get; init; }

    /// <summary>Codes of the departments that decide something in it.</summary>
    public required IReadOnlyList<string> Departments { get; init; }

    /// <summary>12-digit codes of the regions in which it may be filed, with everything below them; empty means everywhere.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>Absent when it may be filed all year.</summary>
    public FilingSeason? Season { get; init; }

    /// <summary>Working days from filing within which the whole is promised; absent where only the items promise.</summary>
    public int? PromisedWorkingDays { get; init; }

    /// <summary>How many items it can hold; which of them somebody needs depends on the answers.</summary>
    public required int ItemCount { get; init; }

    /// <summary>Path of its guide for people.</summary>
    public required string Guide { get; init; }
}

/// <summary>One version of a matter with all that it asks.</summary>
public sealed record MatterDetail : MatterSummary
{
    [SetsRequiredMembers]
    internal MatterDetail(Matter matter) : base(matter)
    {
        Audience = Text.Of(matter.Audience);
        Questions = [.. matter.Questions.Select(q => new GuideQuestion(q.Id, Text.Of(q.Text),
            [.. q.Options.Select(o => new AnswerOption(o.Code, Text.Of(o.Name)))]))];
        Items = [.. matter.Items.Select(i => ItemData.Of(matter, i))];
        Materials = [.. matter.Materials.Select(m => new MaterialData(m.Code, Text.Of(m.Name), [.. m.Ways.Select(w => WayOf(w.Kind))], Text.Maybe(m.Hint)))];
        Fields = [.. matter.Steps.SelectMany(s => s.Fields).Select(matter.Element)
            .Select(e => new FieldData(e.Code, Text.Of(e.Name), e.Personal, e.Sensitive, e.Source is { } source ? Text.Of(source.Name) : null))];
        NotAsked = [.. matter.NeverAsked.Select(n => new NotAskedData(Text.Of(n.Name), Text.Of(n.Instead)))];
        Faq = [.. matter.Faq.Select(f => new FaqData(Text.Of(f.Question), Text.Of(f.Answer)))];
    }

    /// <summary>Who may file it.</summary>
    public required Text Audience { get; init; }

    /// <summary>Questions whose answers choose the items.</summary>
    public required IReadOnlyList<GuideQuestion> Questions { get; init; }

    public required IReadOnlyList<ItemData> Items { get; init; }
    public required IReadOnlyList<MaterialData> Materials { get; init; }

    /// <summary>Every field of the one form, in its order.</summary>
    public required IReadOnlyList<FieldData> Fields { get; init; }

    /// <summary>Papers that people expect to hand in and need not.</summary>
    public required IReadOnlyList<NotAskedData> NotAsked { get; init; }

    public required IReadOnlyList<FaqData> Faq { get; init; }

    private static WayKind WayOf(Contracts.Catalog.WayKind kind) => Enum.Parse<WayKind>(kind.ToString());
}

/// <summary>A question of the guide.</summary>
/// <param name="Id">Name of the parameter in the address of the guide.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Options">Answers to choose from; empty for yes (1) or no (0).</param>
public sealed record GuideQuestion(string Id, Text Text, IReadOnlyList<AnswerOption> Options);

/// <summary>One answer that can be given.</summary>
public sealed record AnswerOption(string Code, Text Name);

/// <summary>A material and the ways in which it can be had, the lightest for the applicant first.</summary>
public sealed record MaterialData(string Code, Text Name, IReadOnlyList<WayKind> Ways, Text? Hint = null);

/// <summary>How a material is had; only an upload is work for the applicant.</summary>
public enum WayKind { Result, Certificate, SharedData, Generated, Commitment, EarlierUpload, Upload }

/// <summary>A field of the form.</summary>
/// <param name="Element">Code of the data element: <c>DE</c> of the national dictionary, <c>DL</c> of the city's own.</param>
/// <param name="Name">What it is.</param>
/// <param name="Personal">Personal information.</param>
/// <param name="Sensitive">Sensitive personal information (个人信息保护法 art. 28).</param>
/// <param name="Source">Where it is taken from without asking, when it can be.</param>
public sealed record FieldData(string Element, Text Name, bool Personal, bool Sensitive, Text? Source = null);

/// <summary>A paper that nobody asks for, and what serves instead.</summary>
public sealed record NotAskedData(Text Name, Text Instead);

/// <summary>A common question.</summary>
public sealed record FaqData(Text Question, Text Answer);
