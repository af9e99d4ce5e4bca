using System.Globalization;
using Macl.Learning.Methods;

namespace Macl.Cli.Inspect;

/// <summary>Says in words what an inspection's numbers mean.</summary>
internal static class Findings
{
    private const double CollapsedUniformity = -0.1;
    private const double CollapsedRankShare = 0.05;
    private const double SmallScaling = 0.1;
    private const double LargeScaling = 0.9;
    private const double NearlyAligned = 0.9;

    public static IEnumerable<string> Of(Inspection found, LossOptions options)
    {
        yield return Spread(found);
        yield return Scaling(found, options);
        if (found.TemperatureClamped)
        {
            yield return Text($"The adaptive temperature fell below its minimum and is held at {found.Temperature:G3}: alpha {options.Alpha:G3} is too strong for an alignment of {found.Alignment:G3} under the threshold {options.AlignmentThreshold:G3}.");
        }

        if (IsAllOrNothing(found))
        {
            yield return Text($"The temperature {found.Temperature:G3} looks too small: every anchor is either solved (W near 0) or not (W near 1), so that only the nearest candidate counts.");
        }

        if (found.Alignment > NearlyAligned && found.InBatchAccuracy < 0.5)
        {
            yield return Text($"Positives are close (alignment {found.Alignment:G3}), but so are negatives: only {found.InBatchAccuracy:P0} of anchors find their positive first. This is how untrained networks look: their outputs lie in a cone.");
        }

        yield return Progress(found);
    }

    private static string Spread(Inspection found)
    {
        int most = Math.Min(2 * found.Samples, found.Dimension);
        bool collapsed = found.UniformityLoss > CollapsedUniformity;
        bool flat = found.EffectiveRank < Math.Max(1.5, CollapsedRankShare * most);
        return (collapsed, flat) switch
        {
            (true, _) => Text($"Collapsed: all embeddings lie at nearly one point (uniformity loss {found.UniformityLoss:G3}, effective rank {found.EffectiveRank:G3})."),
            (false, true) => Text($"Collapsed in dimensions: an effective rank of {found.EffectiveRank:G3} uses little of the {most} dimensions there are."),
            _ => Text($"Not collapsed: uniformity loss {found.UniformityLoss:G3}, effective rank {found.EffectiveRank:G3} of at most {most}."),
        };
    }

    private static string Scaling(Inspection found, LossOptions options)
    {
        if (found.GradientScaling >= LargeScaling)
        {
            return Text($"The gradient is hardly reduced (W = {found.GradientScaling:G3}): {found.Negatives} negatives an anchor are enough at this temperature.");
        }

        string size = found.GradientScaling < SmallScaling ? "strongly reduced" : "reduced";
        string who = options.Kind switch
        {
            LossKind.InfoNce => Text($"This loss works with {found.GradientScaling:P1} of its gradient: more negatives, a higher temperature, or a loss without the reduction (dcl, macl) would help."),
            LossKind.Macl or LossKind.Dcl or LossKind.FlatNce => Text($"InfoNCE would work with {found.GradientScaling:P1} of its gradient; {options.Name} takes the reduction out. More negatives, or a higher temperature, would make the task itself harder."),
            _ => Text($"InfoNCE would work with {found.GradientScaling:P1} of its gradient; {options.Name} weighs it in its own way. More negatives, or a higher temperature, would make the task itself harder."),
        };
        return Text($"InfoNCE's gradient is {size} (W = {found.GradientScaling:G3}, from {found.GradientScalingMin:G3} to {found.GradientScalingMax:G3}). {who}");
    }

    /// <summary>The limit of a vanishing temperature: W is 0 where the positive is the nearest candidate, else 1.</summary>
    private static bool IsAllOrNothing(Inspection found) =>
        found is { GradientScalingMin: < 0.01, GradientScalingMax: > 0.99 } && Math.Abs(1 - found.InBatchAccuracy - found.GradientScaling) < 0.02;

    private static string Progress(Inspection found)
    {
        double chance = Math.Log(found.Negatives + 1);
        double share = found.InfoNceAtInitialTemperature / chance;
        return share switch
        {
            > 1.05 => Text($"InfoNCE at τ₀ is {found.InfoNceAtInitialTemperature:G4}, above chance (ln {found.Negatives + 1} = {chance:G4}): some negatives are closer than the positives, and this temperature punishes them strongly; {found.InBatchAccuracy:P0} of anchors find their positive first."),
            > 0.95 => Text($"InfoNCE at τ₀ is {found.InfoNceAtInitialTemperature:G4}, about chance (ln {found.Negatives + 1} = {chance:G4}): the views are not told apart from other samples. If it stays so in training, the learning rate or the temperature is off."),
            < 0.05 => Text($"InfoNCE at τ₀ is {found.InfoNceAtInitialTemperature:G4}, far below chance (ln {found.Negatives + 1} = {chance:G4}): telling the positives apart is too easy. Use more negatives or stronger augmentation."),
            _ => Text($"InfoNCE at τ₀ is {found.InfoNceAtInitialTemperature:G4} against {chance:G4} by chance; {found.InBatchAccuracy:P0} of anchors find their positive first."),
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
