using Macl.Inputs.Images;
using Macl.Vision.Recipes;

namespace Macl.Cli.Images;

/// <summary>The pictures that a command works on.</summary>
/// <param name="Images">To train on, or to embed.</param>
/// <param name="HeldOut">To judge on; null where folds of the others are.</param>
internal sealed record ImageData(ImageDataSet Images, HeldOutImages? HeldOut) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Images.Dispose();
        HeldOut?.Images.Dispose();
    }
}
