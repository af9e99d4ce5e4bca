using Macl.Testing;
using static TorchSharp.torch;

namespace Macl.Losses.Tests;

public sealed class LifetimeTests
{
    [Fact]
    public void Forward_and_backward_leave_no_tensor_behind()
    {
        using Tensor first = Rows.ToTensor(Rows.Normal(6, 4, seed: 1), ScalarType.BFloat16).requires_grad_();
        using Tensor second = Rows.ToTensor(Rows.Normal(6, 4, seed: 2), ScalarType.BFloat16).requires_grad_();
        foreach (Composition composition in Composition.All)
        {
            using ComposedLoss loss = composition.Build();
            Assert.Equal(0, LeakGuard.TensorsLeftBy(() => Step(loss.forward(first, second))));
            Assert.Equal(0, LeakGuard.TensorsLeftBy(() => Step(loss.Measure(first, second).Loss)));
        }
    }

    [Fact]
    public void Losses_of_given_similarities_leave_no_tensor_behind()
    {
        using Tensor positives = rand(6).requires_grad_();
        using Tensor negatives = rand(6, 3).requires_grad_();
        foreach (Composition composition in Composition.All)
        {
            using ComposedLoss loss = composition.Build();
            Assert.Equal(0, LeakGuard.TensorsLeftBy(() => Step(loss.LossOf(Candidates.Given(positives, negatives)))));
            Assert.Equal(0, LeakGuard.TensorsLeftBy(() => Step(loss.Measure(Candidates.Given(positives, negatives)).Loss)));
        }
    }

    [Fact]
    public void A_refusal_leaves_no_tensor_behind()
    {
        using Tensor broken = full(4, 2, double.NaN);
        using var loss = new MaclLoss();
        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => Assert.Throws<ArgumentException>(() => loss.forward(broken, broken))));
    }

    [Fact]
    public void Objectives_and_temperatures_leave_only_what_they_return()
    {
        using Tensor margin = rand(5).requires_grad_();
        using Tensor alignment = tensor(.5);
        foreach (Composition composition in Composition.All)
        {
            using ComposedLoss loss = composition.Build();
            Assert.Equal(0, LeakGuard.TensorsLeftBy(() => loss.Temperature.At(alignment).Dispose()));
            Assert.Equal(0, LeakGuard.TensorsLeftBy(loss.ConstrainParameters));
            if (loss.Objective is MarginObjective objective)
            {
                Assert.Equal(0, LeakGuard.TensorsLeftBy(() => objective.Value(margin).Dispose()));
                Assert.Equal(0, LeakGuard.TensorsLeftBy(() => objective.Slope(margin).Dispose()));
                Assert.Equal(0, LeakGuard.TensorsLeftBy(() => objective.Loss(margin).Dispose()));
            }
        }
    }

    [Fact]
    public void The_guard_itself_sees_a_leak()
    {
        var kept = new List<Tensor>();
        Assert.Equal(1, LeakGuard.TensorsLeftBy(() => kept.Add(rand(1))));
        kept.ForEach(tensor => tensor.Dispose());
    }

    private static void Step(Tensor loss)
    {
        loss.backward();
        loss.Dispose();
    }
}
