using OneStop.Web;

namespace OneStop.Catalog.Studio.Forms;

/// <summary>The form for one part of a draft: its fields, and the lists of parts inside it.</summary>
/// <param name="Key">Names its texts: the label of a field is <c>schema.{key}.{member}</c>.</param>
/// <param name="NameMember">The member that tells one such part from the others in its list; null when they are counted.</param>
internal sealed record FormSchema(string Key, string? NameMember, IReadOnlyList<SchemaField> Fields, IReadOnlyList<PartListSchema> Lists);

/// <summary>A list of parts of one kind.</summary>
/// <param name="Member">Name of the list in the JSON.</param>
internal sealed record PartListSchema(string Member, FormSchema Schema);

/// <summary>One field of a form.</summary>
/// <param name="Member">Name in the JSON.</param>
/// <param name="Required">Written even when it is empty, so that the check names it.</param>
internal abstract record SchemaField(string Member, bool Required = false);

internal sealed record TextField(string Member, bool Required = false, bool Long = false) : SchemaField(Member, Required);

/// <summary>A text in both languages.</summary>
internal sealed record BilingualField(string Member, bool Required = false, bool Long = false) : SchemaField(Member, Required);

internal sealed record NumberField(string Member, bool Required = false, bool IsInteger = true) : SchemaField(Member, Required);

/// <param name="Usual">What it is when the file does not say.</param>
internal sealed record YesNoField(string Member, bool Usual = false) : SchemaField(Member);

internal sealed record ChoiceField(string Member, Func<FormContext, IReadOnlyList<Choice>> Choices, bool Required = false) : SchemaField(Member, Required);

internal sealed record MultiChoiceField(string Member, Func<FormContext, IReadOnlyList<Choice>> Choices) : SchemaField(Member);

/// <summary>Several in an order.</summary>
internal sealed record OrderedChoiceField(string Member, Func<FormContext, IReadOnlyList<Choice>> Choices, int Spare = 10) : SchemaField(Member);

/// <summary>One line of text each.</summary>
internal sealed record TextLinesField(string Member) : SchemaField(Member);

/// <summary>One line in both languages each.</summary>
internal sealed record BilingualLinesField(string Member, int Spare = 2) : SchemaField(Member);

/// <summary>Codes with their words.</summary>
/// <param name="Places">They may be places, which are open on some days.</param>
internal sealed record OptionsField(string Member, bool Places = false, int Spare = 3) : SchemaField(Member);

/// <summary>A condition, built by choosing.</summary>
internal sealed record ConditionField(string Member, bool Required = false) : SchemaField(Member, Required);

/// <summary>How registers say that a party and the applicant belong together, built by choosing.</summary>
internal sealed record BelongsField(string Member) : SchemaField(Member);

/// <summary>A part that is there as a whole or not at all: a time limit, a source.</summary>
internal sealed record GroupField(string Member, IReadOnlyList<SchemaField> Fields, bool Required = false) : SchemaField(Member, Required);

/// <summary>One of several whole values, such as the stages of life that other matters stand under.</summary>
internal sealed record ValueChoiceField(string Member, Func<FormContext, IReadOnlyList<Choice>> Choices) : SchemaField(Member, true);
