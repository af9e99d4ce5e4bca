using Macl.Learning.Data;
using Macl.Learning.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Macl.Learning.Methods;

/// <summary>
/// Learns classes from labels: the encoder's features of a sample go through one linear layer, whose logits a softmax's cross-entropy
/// compares with the sample's class. With a frozen encoder this is the linear probe, else fine-tuning.
/// </summary>
/// <remarks>
/// It looks at the first view of each pair; a source may give the same tensor as both. Its measurement is <c>accuracy</c>, a fraction.
/// A batch in several parts is encoded part by part, and the loss is that of the whole batch.
/// </remarks>
/// <typeparam name="TInput">What the encoder takes.</typeparam>
public sealed class Classification<TInput> : LearningMethod<TInput>
    where TInput : IDisposable
{
    private readonly Module<TInput, Tensor> _encoder;
    private readonly Linear _classifier;
    private readonly IReadOnlyList<int> _labels;
    private readonly bool _frozen;

    /// <param name="encoder">Input → features [N, D]. Owned by the method.</param>
    /// <param name="featureSize">D, at least 1.</param>
    /// <param name="classes">How many classes there are, at least 2.</param>
    /// <param name="labels">The class of every sample that a batch may name, from 0 to below <paramref name="classes"/>.</param>
    /// <param name="frozenEncoder">
    /// Whether the encoder stays as it is: in evaluation mode even in training, without gradient, its running statistics untouched; its
    /// parameters require no gradient any more, so that no optimizer takes them. False: all of it is trained.
    /// </param>
    /// <param name="seed">Fixes the linear layer's weights, which begin after Glorot and Bengio; its biases begin as 0.</param>
    /// <exception cref="ArgumentException">There are fewer than two classes, or a label is not one of them.</exception>
    public Classification(Module<TInput, Tensor> encoder, int featureSize, int classes, IReadOnlyList<int> labels, bool frozenEncoder, long seed)
        : base(nameof(Classification<>))
    {
        _labels = ThrowIfNoClasses(labels, Require.AtLeast(2, classes, nameof(classes)));
        _encoder = encoder;
        _frozen = frozenEncoder;
        _classifier = Linear(Require.AtLeast(1, featureSize, nameof(featureSize)), classes);
        XavierUniform.Apply(_classifier, seed);
        _classifier.to(encoder.parameters().FirstOrDefault()?.device ?? CPU);
        if (frozenEncoder)
        {
            Freeze(encoder);
        }

        register_module("encoder", encoder);
        register_module("classifier", _classifier);
    }

    /// <inheritdoc/>
    public override Module<TInput, Tensor> Encoder => _encoder;

    /// <inheritdoc/>
    public override StepOutput forward(ViewBatch<TInput> views)
    {
        using var scope = NewDisposeScope();
        Tensor logits = _classifier.call(Features(views.Parts));
        Tensor labels = tensor(views.Batch.Samples.Select(sample => (long)_labels[sample]).ToArray(), device: logits.device);
        Tensor loss = functional.cross_entropy(logits, labels).MoveToOuterDisposeScope();
        return new StepOutput(loss, new Dictionary<string, double>(StringComparer.Ordinal) { ["accuracy"] = Accuracy(logits, labels) });
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep()
    {
    }

    /// <summary>The class of each sample: the one with the largest logit. Encoder and linear layer are left in evaluation mode.</summary>
    /// <param name="input">As the encoder takes it, N samples; left to the caller.</param>
    public int[] Predict(TInput input)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        eval();
        return [.. _classifier.call(AsClassified(_encoder.call(input))).argmax(1).cpu().data<long>().Select(label => (int)label)];
    }

    private static IReadOnlyList<int> ThrowIfNoClasses(IReadOnlyList<int> labels, int classes)
    {
        int? unknown = labels.Where(label => label < 0 || label >= classes).Select(label => (int?)label).FirstOrDefault();
        return unknown is null ? labels : throw new ArgumentException($"A label is {unknown}; allowed: from 0 to {classes - 1}.", nameof(labels));
    }

    private static void Freeze(Module<TInput, Tensor> encoder)
    {
        foreach (var parameter in encoder.parameters())
        {
            parameter.requires_grad = false;
        }
    }

    private Tensor Features(IReadOnlyList<ViewPair<TInput>> parts)
    {
        Tensor[] features = [.. parts.Select(part => AsClassified(_frozen ? EncodeFrozen(part.First) : _encoder.call(part.First)))];
        return features.Length == 1 ? features[0] : cat(features);
    }

    private Tensor EncodeFrozen(TInput input)
    {
        using var noGradient = no_grad();
        _encoder.eval();
        return _encoder.call(input);
    }

    /// <summary>In the linear layer's type, whatever the encoder computes in.</summary>
    private static Tensor AsClassified(Tensor features) => features.to(ScalarType.Float32);

    private static double Accuracy(Tensor logits, Tensor labels)
    {
        using var noGradient = no_grad();
        return logits.argmax(1).eq(labels).to(ScalarType.Float64).mean().item<double>();
    }
}
