using Macl.Learning.Tests.Methods;
using Macl.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Training;

public sealed class ModuleStateTests
{
    [Fact]
    public void Exported_tensors_are_copies_of_all_weights_and_buffers()
    {
        using var scope = NewDisposeScope();
        var method = ToyEncoder.Method();
        var exported = ModuleState.Export(method);
        float before = exported["encoder.inner.bias"][0].item<float>();
        using (no_grad())
        {
            method.get_parameter("encoder.inner.bias")!.add_(1);
        }

        Assert.Equal(string.Join(' ', method.state_dict().Keys), string.Join(' ', exported.Keys));
        Assert.Equal(before, exported["encoder.inner.bias"][0].item<float>());
        Assert.All(exported.Values, tensor => Assert.False(tensor.requires_grad));
    }

    [Fact]
    public void Imported_tensors_make_the_module_what_the_other_was()
    {
        using var scope = NewDisposeScope();
        var (source, target) = (ToyEncoder.Method(seed: 1), ToyEncoder.Method(seed: 2));
        var input = rand(8, 6);
        source.Encoder.call(input);
        source.eval();
        target.eval();

        ModuleState.Import(target, ModuleState.Export(source));

        Assert.Equal(source.Encoder.call(input).data<float>().ToArray(), target.Encoder.call(input).data<float>().ToArray());
        Assert.All(target.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void Export_and_import_leave_no_tensor_behind()
    {
        using var method = ToyEncoder.Method();
        RoundTrip(method);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        RoundTrip(method);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_missing_tensor_is_named() =>
        AssertRefused(state => state.Remove("encoder.outer.bias"), "The tensor encoder.outer.bias is missing");

    [Fact]
    public void An_unknown_tensor_is_named() =>
        AssertRefused(state => state["encoder.head"] = zeros(1), "The tensor encoder.head is in the file, but not in the model");

    [Fact]
    public void A_tensor_of_another_shape_is_named_with_both_shapes() =>
        AssertRefused(state => state["encoder.outer.bias"] = zeros(1), "The tensor encoder.outer.bias is Float32 [1] in the file, but Float32 [5] in the model");

    [Fact]
    public void A_tensor_of_another_type_is_named_with_both_types() =>
        AssertRefused(state => state["encoder.outer.bias"] = zeros(5, ScalarType.Float64), "The tensor encoder.outer.bias is Float64 [5] in the file, but Float32 [5] in the model");

    private static void RoundTrip(nn.Module method)
    {
        var state = ModuleState.Export(method);
        ModuleState.Import(method, state);
        foreach (var tensor in state.Values)
        {
            tensor.Dispose();
        }
    }

    private static void AssertRefused(Action<Dictionary<string, Tensor>> spoil, string message)
    {
        using var scope = NewDisposeScope();
        var (source, target) = (ToyEncoder.Method(seed: 1), ToyEncoder.Method(seed: 2));
        var (saved, untouched) = (ModuleState.Export(source), ModuleState.Export(target));
        spoil(saved);

        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => ModuleState.Import(target, saved)).Message);
        Assert.All(target.state_dict(), entry => Assert.True(entry.Value.equal(untouched[entry.Key]).all().item<bool>()));
    }
}
