using System.ComponentModel.DataAnnotations;
namespace OneStop.Contracts.Catalog;

/// <summary>One question of the guide; its answer chooses items, fields and materials.</summary>
public sealed record Question
{
    /// <summary>E.g. <c>q4</c>; the name of the control and of the rule's variable <c>answers.q4</c>.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public required string Id { get; init; }

    /// <summary>As people are asked: 要挂户外招牌吗？</summary>
    public required Bilingual Text { get; init; }

    /// <summary>A line below it: who should say yes, and who need not.</summary>
    public Bilingual? Hint { get; init; }

    /// <summary>Yes or no unless said otherwise.</summary>
    public QuestionKind Kind { get; init; }

    /// <summary>Options of a choice; empty for yes or no, whose answers are "1" and "0".</summary>
    [MaxLength(100)]
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>What most applicants answer; the guide shows it until they say otherwise, a case never assumes it.</summary>
    public required string Usual { get; init; }

    /// <summary>Whether this is an answer to it: "1" or "0", or the code of an option.</summary>
    public bool Allows(string answer) => Kind == QuestionKind.YesNo ? answer is "0" or "1" : Options.Any(o => o.Code == answer);
}

/// <summary>How a question is answered.</summary>
public enum QuestionKind
{
    /// <summary>"1" or "0"; rules read true or false.</summary>
    YesNo,

    /// <summary>The code of one of at least two options; rules read the code.</summary>
    Choice,
}

/// <summary>One code of a code table with its words.</summary>
public sealed record Option(
    [property: MaxLength(50)] string Code, [property: MaxLength(CatalogLimits.Name)] Bilingual Name, Bilingual? Hint = null)
{
    /// <summary>Of a place: the days of the week on which it is open, 1 Monday to 7 Sunday; null where that does not matter.</summary>
    [Coded(CodeTables.Day)]
    public IReadOnlyList<int>? OpenOn { get; init; }

    /// <summary>
    /// Code of the option that it is one kind of, as 再婚 is one of 已婚: registers may say it, nobody is asked to choose between a whole
    /// and its part. Null for those that are offered.
    /// </summary>
    [MaxLength(50)]
    public string? Within { get; init; }
}
