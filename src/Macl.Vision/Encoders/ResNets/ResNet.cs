using Macl.Learning.Methods;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Macl.Vision.Encoders.ResNets;

/// <summary>
/// A residual network (He et al., CVPR 2016) up to the mean over all places. Names in the state dictionary are torchvision's: conv1.weight, bn1.weight,
/// layer1.0.conv1.weight, layer2.0.downsample.0.weight and so on.
/// </summary>
internal sealed class ResNet : ImageEncoder
{
    private const int FewestInTraining = 2;

    [ComponentName(Name = "conv1")]
    private readonly Convolution _convolution;

    [ComponentName(Name = "bn1")]
    private readonly BatchNormalisation _norm;

    private readonly List<ResidualBlock> _blocks = [];

    public ResNet(EncoderOptions options, long seed)
        : this(options, ResNetShape.Of(options.Kind), seed)
    {
    }

    private ResNet(EncoderOptions options, ResNetShape shape, long seed)
        : base(nameof(ResNet), options, shape.FeatureSize)
    {
        _convolution = options.Stem == ResNetStem.ImageNet
            ? new Convolution(3, shape.StemWidth, kernel: 7, stride: 2, padding: 3)
            : new Convolution(3, shape.StemWidth, kernel: 3, padding: 1);
        _norm = new BatchNormalisation(shape.StemWidth);
        RegisterComponents();
        AddStages(shape);
        Initialise(seed);
    }

    private protected override string? WhyUnfit(long count, long height, long width) =>
        training && count < FewestInTraining ? "training needs 2 pictures or more, since batch normalisation needs a spread" : null;

    private protected override Tensor Encode(Tensor pictures)
    {
        var maps = Begin(ChannelsLast.Of(pictures));
        foreach (var block in _blocks)
        {
            using var before = maps;
            maps = block.call(before);
        }

        return maps.mean([2, 3], type: Full(maps.dtype));
    }

    private Tensor Begin(Tensor pictures)
    {
        using var scope = NewDisposeScope();
        var maps = _norm.call(_convolution.call(pictures)).relu_();
        return (Options.Stem == ResNetStem.ImageNet ? nn.functional.max_pool2d(maps, 3, 2, 1) : maps).MoveToOuterDisposeScope();
    }

    private void AddStages(ResNetShape shape)
    {
        int inputs = shape.StemWidth;
        for (int stage = 0; stage < shape.Widths.Count; stage++)
        {
            var blocks = new ModuleList<ResidualBlock>();
            for (int block = 0; block < shape.Blocks[stage]; block++)
            {
                blocks.Add(Block(shape, stage, inputs, stride: stage > 0 && block == 0 ? 2 : 1));
                inputs = shape.Widths[stage] * shape.Expansion;
            }

            register_module($"layer{stage + 1}", blocks);
            _blocks.AddRange(blocks);
        }
    }

    private static ResidualBlock Block(ResNetShape shape, int stage, int inputs, int stride) => shape.IsBottleneck
        ? new Bottleneck(inputs, shape.Widths[stage], shape.Widths[stage] * shape.Expansion, stride)
        : new BasicBlock(inputs, shape.Widths[stage], stride);

    private void Initialise(long seed)
    {
        KaimingNormal.Apply(this, seed);
        if (Options.ZeroInitResidual)
        {
            _blocks.ForEach(block => block.LastNorm.ScaleToZero());
        }
    }
}
