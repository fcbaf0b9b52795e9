namespace OneStop.Cases.Drafts;

/// <summary>What a draft becomes, and what its changer has to say of it.</summary>
internal sealed record DraftChange<TAnswer>(DraftState State, TAnswer Answer);
