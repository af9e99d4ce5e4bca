using System.Text.Json.Serialization;

namespace Macl.Learning.Training;

/// <summary>How the learning rate moves over a run, as a factor of its peak.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Constant), "constant")]
[JsonDerivedType(typeof(WarmupCosine), "warmupCosine")]
[JsonDerivedType(typeof(WarmupLinear), "warmupLinear")]
public abstract record LearningRateSchedule
{
    private LearningRateSchedule()
    {
    }

    /// <summary>The factor of a step, from 0 to 1.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="totalSteps">The length of the whole run.</param>
    public abstract double Factor(long step, long totalSteps);

    /// <summary>The peak all the time.</summary>
    public sealed record Constant : LearningRateSchedule
    {
        /// <inheritdoc/>
        public override double Factor(long step, long totalSteps) => 1;
    }

    /// <summary>A linear rise from peak/warm-up to the peak, then half a cosine down to 0 (Loshchilov and Hutter, 2017).</summary>
    public sealed record WarmupCosine : LearningRateSchedule
    {
        /// <summary>Steps of the rise, 0 or more.</summary>
        public int WarmupSteps { get; init => field = Require.AtLeast(0, value, nameof(WarmupSteps)); }

        /// <inheritdoc/>
        public override double Factor(long step, long totalSteps)
        {
            if (step < WarmupSteps)
            {
                return (step + 1.0) / WarmupSteps;
            }

            double progress = (step - WarmupSteps) / (double)Math.Max(1, totalSteps - WarmupSteps);
            return 0.5 * (1 + Math.Cos(Math.PI * Math.Min(1, progress)));
        }
    }

    /// <summary>A linear rise from peak/warm-up to the peak, then a straight line down to 0, as BERT was trained (Devlin et al., 2019).</summary>
    public sealed record WarmupLinear : LearningRateSchedule
    {
        /// <summary>Steps of the rise, 0 or more.</summary>
        public int WarmupSteps { get; init => field = Require.AtLeast(0, value, nameof(WarmupSteps)); }

        /// <inheritdoc/>
        public override double Factor(long step, long totalSteps) => step < WarmupSteps
            ? (step + 1.0) / WarmupSteps
            : Math.Max(0, totalSteps - step) / (double)Math.Max(1, totalSteps - WarmupSteps);
    }
}
