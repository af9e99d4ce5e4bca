using Macl.Learning.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Macl.Learning.Methods;

/// <summary>A way to learn an encoder: one call gives the loss of one step.</summary>
/// <typeparam name="TInput">What the encoder takes.</typeparam>
public abstract class LearningMethod<TInput>(string name) : Module<ViewBatch<TInput>, StepOutput>(name)
    where TInput : IDisposable
{
    /// <summary>What is learned and kept: input → features [N, D].</summary>
    public abstract Module<TInput, Tensor> Encoder { get; }

    /// <summary>Called before every step: the place of what follows the course of training.</summary>
    /// <param name="progress">The part of the run's steps that is done, from 0 to below 1.</param>
    public virtual void BeforeStep(double progress)
    {
    }

    /// <summary>Called after every optimizer step: the place of momentum encoders and queues.</summary>
    public abstract void AfterOptimizerStep();
}
