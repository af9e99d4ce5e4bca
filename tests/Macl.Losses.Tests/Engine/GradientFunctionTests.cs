using Macl.Testing;
using static TorchSharp.torch;

namespace Macl.Losses.Tests.Engine;

/// <summary>What autograd may ask of a loss, for batches that are small and large enough for either way to carry its gradient.</summary>
public sealed class GradientFunctionTests
{
    public static TheoryData<int> Samples => [20, 700];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_graph_may_be_used_twice_and_scaled(int samples)
    {
        using var scope = NewDisposeScope();
        using var loss = new MaclLoss();
        (Tensor first, Tensor second) = Views(samples);
        loss.forward(first, second).backward();
        double[][] once = Rows.FromTensor(first.grad!);
        first.grad = null;
        Tensor value = loss.forward(first, second).mul(3);
        value.backward(retain_graph: true);
        value.backward();
        Close.Matrices(Rows.Map(once, gradient => 6 * gradient), Rows.FromTensor(first.grad!), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Losses_of_the_same_rows_add_up(int samples)
    {
        using var scope = NewDisposeScope();
        using var one = new MaclLoss();
        using var other = new InfoNceLoss(pairing: Pairing.OneWay);
        (Tensor first, Tensor second) = Views(samples);
        double[][] ofOne = GradientOf(one.forward(first, second), second);
        double[][] ofOther = GradientOf(other.forward(first, second), second);
        double[][] together = GradientOf(one.forward(first, second).add(other.forward(first, second)), second);
        Close.Matrices([.. ofOne.Zip(ofOther, (x, y) => x.Zip(y, (a, b) => a + b).ToArray())], together, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_frozen_view_gets_no_gradient_and_changes_that_of_the_other_in_nothing(int samples)
    {
        using var scope = NewDisposeScope();
        foreach (Pairing pairing in Enum.GetValues<Pairing>())
        {
            using var loss = new MaclLoss(pairing: pairing);
            (Tensor first, Tensor second) = Views(samples);
            double[][] expected = GradientOf(loss.forward(first, second), first);
            Tensor frozen = second.detach();
            Close.Matrices(expected, GradientOf(loss.forward(first, frozen), first), 1e-6);
            Assert.Null(frozen.grad);
        }
    }

    [Fact]
    public void Large_batches_leave_no_tensor_behind()
    {
        (Tensor first, Tensor second) = Views(700);
        using var loss = new MaclLoss();
        Assert.Equal(0, LeakGuard.TensorsLeftBy(() =>
        {
            Tensor value = loss.forward(first, second);
            value.backward();
            value.Dispose();
        }));
        first.Dispose();
        second.Dispose();
    }

    [Fact]
    public void The_memory_for_exponentials_changes_no_result()
    {
        using var scope = NewDisposeScope();
        (Tensor first, Tensor second) = Views(300);
        using var keeps = new MaclLoss();
        using var keepsNothing = new MaclLoss { KeptBytes = 0 };
        Close.Matrices(GradientOf(keeps.forward(first, second), first), GradientOf(keepsNothing.forward(first, second), first), 1e-6);
        Assert.Throws<ArgumentOutOfRangeException>(() => keeps.KeptBytes = -1);
    }

    [Fact]
    public void Large_batches_of_bfloat16_are_right_within_its_rounding()
    {
        using var scope = NewDisposeScope();
        foreach (Pairing pairing in Enum.GetValues<Pairing>())
        {
            using var loss = new MaclLoss(pairing: pairing);
            (Tensor first, Tensor second) = Views(1100, ScalarType.BFloat16);
            Tensor wideFirst = first.detach().to(ScalarType.Float64).requires_grad_();
            Tensor wideSecond = second.detach().to(ScalarType.Float64).requires_grad_();
            Tensor expected = loss.forward(wideFirst, wideSecond);
            Tensor actual = loss.forward(first, second);
            Close.Numbers(expected.item<double>(), actual.item<float>(), 1e-3);
            Close.Matrices(GradientOf(expected, wideFirst), GradientOf(actual, first), 1e-2);
        }
    }

    private static double[][] GradientOf(Tensor loss, Tensor rows)
    {
        rows.grad = null;
        loss.backward();
        return Rows.FromTensor(rows.grad!);
    }

    private static (Tensor First, Tensor Second) Views(int samples, ScalarType dtype = ScalarType.Float32)
    {
        double[][] rows = Rows.Normal(samples, 96, seed: 1);
        return (Rows.ToTensor(rows, dtype).requires_grad_(), Rows.ToTensor(Rows.Disturb(rows, .8, seed: 2), dtype).requires_grad_());
    }
}
