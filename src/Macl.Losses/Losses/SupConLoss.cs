namespace Macl.Losses;

/// <summary>Supervised contrastive loss, L_out of Khosla et al., 2020 (arXiv 2004.11362): <see cref="Dcl"/> over <see cref="Candidates.Labelled"/>.</summary>
/// <remarks>It needs the class of each sample: call <see cref="ContrastiveLoss.LossOf"/> or <see cref="ContrastiveLoss.Measure(Candidates)"/> with <see cref="Candidates.Labelled"/>; two views alone are refused.</remarks>
public sealed class SupConLoss : ContrastiveLoss
{
    /// <param name="temperature">Finite, above 0. Default 0.1, the best in the paper.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SupConLoss(double temperature = .1)
        : base(new Dcl(), new FixedTemperature(temperature), Pairing.TwoView, needsLabels: true)
    {
    }
}
