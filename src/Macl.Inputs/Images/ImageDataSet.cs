namespace Macl.Inputs.Images;

/// <summary>Pictures by number, decoded when they are asked for. The numbers are the same each time the same data is opened.</summary>
public abstract class ImageDataSet : IDisposable
{
    /// <summary>What reports call it.</summary>
    public abstract string Name { get; }

    /// <summary>Pictures; at least 1.</summary>
    public abstract int Count { get; }

    /// <summary>The class of each picture, or null where the data has none.</summary>
    public abstract ClassLabels? Labels { get; }

    /// <summary>SHA-256, in hexadecimal, of all that the data says: for records of runs.</summary>
    public abstract string Fingerprint { get; }

    /// <summary>Files that are no part of the data because they could not be read as pictures. Default: none.</summary>
    public virtual IReadOnlyList<SkippedFile> Skipped => [];

    /// <summary>What the user should know about how the data was understood, a sentence each without an end mark. Default: none.</summary>
    public virtual IReadOnlyList<string> Remarks => [];

    /// <summary>How the data becomes pixels, where that is not fixed by the data: two with equal fingerprint and decoding give equal pixels.</summary>
    internal virtual string Decoding => "";

    /// <summary>What a person calls a picture: its path within the data, or its number.</summary>
    /// <param name="index">From 0 to below <see cref="Count"/>.</param>
    public abstract string NameOf(int index);

    /// <summary>Decodes a picture: upright, in RGB, at least 1 × 1. Called from several threads at once.</summary>
    /// <param name="index">From 0 to below <see cref="Count"/>.</param>
    /// <param name="image">Takes the picture's shape and pixels.</param>
    /// <exception cref="DataFormatException">The file changed or vanished since the data was opened.</exception>
    public abstract void Read(int index, RgbImage image);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what the data was read from.</summary>
    /// <param name="disposing">Always true.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
