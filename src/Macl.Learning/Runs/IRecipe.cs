namespace Macl.Learning.Runs;

/// <summary>A named composition of data, method, loss and training: all that a modality says about a run.</summary>
/// <typeparam name="TInput">What the encoder takes.</typeparam>
public interface IRecipe<TInput>
    where TInput : IDisposable
{
    /// <summary>Everything needed to repeat a run of this recipe.</summary>
    RunRecord Record { get; }

    /// <summary>The same recipe with another arm and seed; data and folds stay.</summary>
    IRecipe<TInput> With(Arm arm, long seed);

    /// <summary>Builds the encoder with its initial weights and all around it. The same recipe gives the same weights.</summary>
    PretrainingTask<TInput> Prepare();
}
