using System.Text.Json.Serialization;

namespace OneStop.Secrets;

/// <summary>
/// A personal value inside an event: plain in memory, encrypted under the stream's subject wherever it is stored. It is
/// sealed before a store sees the event and opened after it was read (<see cref="EventSecrets.Seal"/>,
/// <see cref="EventSecrets.Open"/>), so whoever serializes needs no key. It never prints itself, so it cannot slip into a
/// log. When the subject's key is gone it opens as forgotten. One instance belongs to one event.
/// </summary>
[JsonConverter(typeof(SecretJson))]
public sealed record Secret<T> : ISecret
    where T : class
{
    private T? value;
    private byte[]? sealedBytes;
    private bool closed;

    /// <summary>A value in clear, not yet sealed.</summary>
    public Secret(T value) => this.value = value;

    internal Secret(byte[] sealedBytes) => (this.sealedBytes, closed) = (sealedBytes, true);

    private Secret() { }

    /// <summary>A new one each time: an instance can be sealed, so none is shared between events.</summary>
    public static Secret<T> Forgotten => new();

    /// <summary>It was opened, and the subject's key was gone. What is still sealed is not forgotten.</summary>
    public bool IsForgotten => !closed && value is null;

    /// <summary>The value; null once the subject is forgotten. Asking before it was opened is a bug and throws.</summary>
    public T? Value => closed ? throw new InvalidOperationException("A sealed value must be opened before it is read.") : value;

    byte[]? ISecret.SealedBytes => sealedBytes;

    void ISecret.Seal(SubjectKey? key)
    {
        // What was read and not opened is sealed as it is.
        if (!closed)
            sealedBytes = (key ?? throw SecretJson.NoKey()).Seal(SecretJson.Plain(value));
    }

    void ISecret.Open(SubjectKey? key)
    {
        if (closed && key is not null)
            value = SecretJson.Value<T>(key.Open(sealedBytes));
        (closed, sealedBytes) = (false, null);
    }

    /// <summary>Equal when both are open with equal values, or both are sealed in the same bytes.</summary>
    public bool Equals(Secret<T>? other) => other is not null && (closed || other.closed
        ? closed && other.closed && sealedBytes.AsSpan().SequenceEqual(other.sealedBytes)
        : EqualityComparer<T>.Default.Equals(value, other.value));

    // Opening must not move it to another place of a set.

    /// <inheritdoc/>
    public override int GetHashCode() => typeof(T).GetHashCode();

    /// <summary>Never the value.</summary>
    public override string ToString() => IsForgotten ? "(forgotten)" : "(secret)";

    /// <summary>A value in clear.</summary>
    public static implicit operator Secret<T>(T value) => new(value);
}

/// <summary>A <see cref="Secret{T}"/> of whatever type, for what seals and opens whole events.</summary>
internal interface ISecret
{
    /// <summary>What may be stored; null when it is not sealed.</summary>
    byte[]? SealedBytes { get; }

    /// <summary>Makes the form that may be stored. The value stays readable; a value without a key throws.</summary>
    void Seal(SubjectKey? key);

    /// <summary>Makes the value readable, or forgotten without a key, and lets the sealed form go.</summary>
    void Open(SubjectKey? key);
}
