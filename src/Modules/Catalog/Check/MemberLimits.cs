using System.ComponentModel.DataAnnotations;
using System.Reflection;
using OneStop.Contracts.Catalog;

namespace OneStop.Catalog.Check;

/// <summary>What a member of the catalogue may hold, as the attributes at the member say it.</summary>
internal sealed record MemberLimits
{
    public static readonly MemberLimits None = new();

    public (decimal Least, decimal Most)? Range { get; private init; }

    /// <summary>Characters of a text, or entries of a list.</summary>
    public int? Most { get; private init; }

    public int? Least { get; private init; }

    /// <summary>Of a text, or of each entry.</summary>
    public string? Pattern { get; private init; }

    /// <summary>Name of the code table.</summary>
    public string? Table { get; private init; }

    public string? Explained { get; private init; }

    public static MemberLimits Of(ICustomAttributeProvider? member)
    {
        if (member?.GetCustomAttributes(inherit: true) is not { Length: > 0 } attributes)
            return None;
        return new()
        {
            Range = attributes.OfType<RangeAttribute>().FirstOrDefault() is { } range
                ? (Convert.ToDecimal(range.Minimum), Convert.ToDecimal(range.Maximum)) : null,
            Most = attributes.OfType<MaxLengthAttribute>().FirstOrDefault()?.Length ?? attributes.OfType<LengthAttribute>().FirstOrDefault()?.MaximumLength,
            Least = attributes.OfType<LengthAttribute>().FirstOrDefault()?.MinimumLength,
            Pattern = attributes.OfType<RegularExpressionAttribute>().FirstOrDefault()?.Pattern,
            Table = attributes.OfType<CodedAttribute>().FirstOrDefault()?.Table,
            Explained = attributes.OfType<ExplainedAttribute>().FirstOrDefault()?.Text,
        };
    }

    /// <summary>What holds for each entry of a list; the number of entries is the list's own.</summary>
    public MemberLimits OfEntry => this with { Most = null, Least = null, Explained = null };
}
