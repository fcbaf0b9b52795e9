namespace OneStop.Contracts.Catalog;

/// <summary>A matter that ended or will end. What is filed by then goes on under its version; nothing new is filed.</summary>
/// <param name="At">From when on; in the future while it is only announced.</param>
/// <param name="Successor">Code of the matter to file instead, when there is one.</param>
/// <param name="Reason">Why, to the applicant.</param>
public sealed record MatterEnd(string Code, DateTimeOffset At, string? Successor, Bilingual Reason);
