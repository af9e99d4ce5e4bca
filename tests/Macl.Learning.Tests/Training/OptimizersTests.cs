using Macl.Learning.Training;
using Macl.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Training;

public sealed class OptimizersTests
{
    private static readonly OptimizerReference _reference = OptimizerReference.Loaded;

    public static TheoryData<OptimizerKind> Kinds => [.. Enum.GetValues<OptimizerKind>()];

    [Theory]
    [InlineData(OptimizerKind.Adam, "exp_avg exp_avg_sq step")]
    [InlineData(OptimizerKind.AdamW, "exp_avg exp_avg_sq step")]
    [InlineData(OptimizerKind.Sgd, "momentum_buffer")]
    [InlineData(OptimizerKind.Lars, "momentum_buffer")]
    public void State_is_named_after_parameter_and_slot(OptimizerKind kind, string slots)
    {
        using var method = _reference.NewMethod();
        using var trainer = Trained(method, kind, epochs: 2);
        using var scope = NewDisposeScope();
        var state = trainer.State.ExportOptimizer();

        string[] expected = [.. from name in new[] { "net.0.bias", "net.0.weight", "net.2.bias", "net.2.weight" } from slot in slots.Split(' ') select $"{name}.{slot}"];
        Assert.Equal(string.Join(' ', expected), string.Join(' ', state.Keys.Order(StringComparer.Ordinal)));
        Assert.All(state.Where(entry => entry.Key.EndsWith(".step", StringComparison.Ordinal)), entry => Assert.Equal(2, entry.Value.item<long>()));
        Assert.All(state.Values, tensor => Assert.False(tensor.requires_grad));
    }

    [Theory]
    [InlineData(OptimizerKind.AdamW, null, true)]
    [InlineData(OptimizerKind.AdamW, true, false)]
    [InlineData(OptimizerKind.Sgd, null, true)]
    [InlineData(OptimizerKind.Sgd, true, false)]
    [InlineData(OptimizerKind.Lars, null, false)]
    [InlineData(OptimizerKind.Lars, false, true)]
    public void Biases_decay_unless_they_are_left_out(OptimizerKind kind, bool? exclude, bool decays)
    {
        using var scope = NewDisposeScope();
        var (weight, bias) = (new TorchSharp.Modules.Parameter(ones(2, 2)), new TorchSharp.Modules.Parameter(ones(2)));
        using var optimizer = Optimizers.Create(new() { Kind = kind, LearningRate = 0.1, WeightDecay = 0.5, ExcludeBiasAndNorm = exclude }, [("weight", weight), ("bias", bias)]);
        weight.sum().Plus(bias.sum()).backward();
        optimizer.ZeroGradients();
        optimizer.Step(0.1);
        Assert.True(weight.max().item<float>() < 1);
        Assert.Equal(decays, bias.max().item<float>() < 1);
    }

    [Fact]
    public void Momentum_before_the_first_step_is_nothing()
    {
        using var method = _reference.NewMethod();
        using var trainer = Trained(method, OptimizerKind.Sgd, epochs: 0);
        Assert.Empty(trainer.State.ExportOptimizer());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Restored_state_is_what_was_exported_and_leaves_no_tensor_behind(OptimizerKind kind)
    {
        using var method = _reference.NewMethod();
        using var source = Trained(method, kind, epochs: 3);
        using var target = Trained(method, kind, epochs: 1);
        using var scope = NewDisposeScope();
        var (model, optimizer) = (source.State.ExportModel(), source.State.ExportOptimizer());
        target.State.Restore(1, model, optimizer);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        target.State.Restore(1, model, optimizer);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        var restored = target.State.ExportOptimizer();
        Assert.Equal(optimizer.Count, restored.Count);
        Assert.All(optimizer, entry => Assert.True(entry.Value.equal(restored[entry.Key]).all().item<bool>()));
    }

    [Theory]
    [InlineData(OptimizerKind.Adam, "exp_avg")]
    [InlineData(OptimizerKind.AdamW, "exp_avg_sq")]
    [InlineData(OptimizerKind.Sgd, "momentum_buffer")]
    [InlineData(OptimizerKind.Lars, "momentum_buffer")]
    public void A_state_of_another_shape_is_refused_even_where_it_could_be_broadcast(OptimizerKind kind, string slot)
    {
        using var method = _reference.NewMethod();
        using var trainer = Trained(method, kind, epochs: 1);
        using var scope = NewDisposeScope();
        var state = trainer.State.ExportOptimizer();
        state[$"net.0.weight.{slot}"] = zeros(1, ScalarType.Float64);

        var problem = Assert.Throws<InvalidDataException>(() => trainer.State.Restore(1, trainer.State.ExportModel(), state));
        Assert.Equal($"The tensor net.0.weight.{slot} is Float64 [1] in the file, but Float64 [4, 3] in the model", problem.Message);
    }

    [Theory]
    [InlineData("step")]
    [InlineData("exp_avg")]
    [InlineData("exp_avg_sq")]
    public void A_missing_state_is_named(string slot)
    {
        using var method = _reference.NewMethod();
        using var trainer = Trained(method, OptimizerKind.Adam, epochs: 1);
        using var scope = NewDisposeScope();
        var state = trainer.State.ExportOptimizer();
        state.Remove($"net.2.bias.{slot}");

        var problem = Assert.Throws<InvalidDataException>(() => trainer.State.Restore(1, trainer.State.ExportModel(), state));
        Assert.Equal($"The tensor net.2.bias.{slot} is missing", problem.Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_step_outside_the_run_is_refused(long step)
    {
        using var method = _reference.NewMethod();
        using var trainer = Trained(method, OptimizerKind.Adam, epochs: 1);
        using var scope = NewDisposeScope();

        var problem = Assert.Throws<InvalidDataException>(() => trainer.State.Restore(step, trainer.State.ExportModel(), trainer.State.ExportOptimizer()));
        Assert.Equal($"Step {step} is not one of the run's 1", problem.Message);
    }

    private static Trainer<Tensor> Trained(Regression method, OptimizerKind kind, int epochs)
    {
        var options = new TrainingOptions { Epochs = epochs, Optimizer = new OptimizerOptions { Kind = kind } };
        var trainer = new Trainer<Tensor>(method, _reference.Views(stepsPerEpoch: 1), options, []);
        trainer.Run(CancellationToken.None);
        return trainer;
    }
}
