namespace Macl.Losses;

/// <summary>What is summed over the negatives of an anchor.</summary>
internal enum NegativeSum
{
    /// <summary>log Σ exp(x).</summary>
    LogSumExp,

    /// <summary>Σ log(1 + exp(x)).</summary>
    Softplus,
}
