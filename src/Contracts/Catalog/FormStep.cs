using System.ComponentModel.DataAnnotations;
using OneStop.Rules;

namespace OneStop.Contracts.Catalog;

/// <summary>A page of the form: one question to a person, several fields of several departments.</summary>
public sealed record FormStep
{
    /// <summary>Last part of its address, e.g. <c>premises</c>.</summary>
    [RegularExpression(CatalogLimits.Code)]
    public required string Code { get; init; }

    /// <summary>Name in the task list: 店面和场地.</summary>
    [MaxLength(CatalogLimits.Name)]
    public required Bilingual Name { get; init; }

    /// <summary>Title of the page: 店面有多大，归谁用？</summary>
    public required Bilingual Title { get; init; }

    /// <summary>A sentence below the title, e.g. where the values come from.</summary>
    public Bilingual? Note { get; init; }

    /// <summary>Element codes in the order of the page.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];
}

/// <summary>A value that the answers give a field, so that it is not asked from nothing; several add up for a multiple choice.</summary>
/// <param name="Element">Code of the data element.</param>
/// <param name="Value">Code of the option, or the value.</param>
/// <param name="When">Given while it holds over <c>{ answers, form }</c>; null means always.</param>
public sealed record Preset(string Element, string Value, Rule? When = null);

/// <summary>What does not fit together: answers, fields, rows, registers, dates.</summary>
/// <param name="Element">The field at which it is told.</param>
/// <param name="Wrong">Holds over <see cref="MatterFacts"/> while they do not fit.</param>
/// <param name="Message">
/// What is wrong; an element code in braces stands for its value, e.g. <c>{DE0223}</c>, with <c>register.</c> before it for what the
/// source says, and <c>{row.name}</c> for a cell of the row.
/// </param>
public sealed record FormCheck(string Element, Rule Wrong, Bilingual Message)
{
    /// <summary>
    /// Of a table: the column at which it is told. The rule is then asked of each row by itself, as <c>row</c>, and told with the
    /// number of the row.
    /// </summary>
    public string? Column { get; init; }

    /// <summary>
    /// Unlikely rather than wrong: it hinders nobody from filing. The applicant is asked to look again, and the department that decides
    /// sees that it stands.
    /// </summary>
    public bool Asks { get; init; }
}
