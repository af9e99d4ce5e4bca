using System.Text.Json;
using Macl.Learning.Checkpoints;
using Macl.Learning.Training;
using Macl.Text.Recipes;

namespace Macl.Text.Tests.Recipes;

public sealed class SentenceDefaultsTests
{
    [Theory]
    [InlineData(SentenceObjective.SimCse, true, null)]
    [InlineData(SentenceObjective.SimCse, false, true)]
    [InlineData(SentenceObjective.Mlm, true, true)]
    [InlineData(SentenceObjective.Mlm, false, true)]
    public void Gradients_are_clipped_as_in_Hugging_Faces_trainer_and_biases_do_not_decay(SentenceObjective objective, bool isPublished, bool? excludeBiasAndNorm)
    {
        var training = SentenceDefaults.TrainingFor(objective, isPublished);

        Assert.Equal((1, excludeBiasAndNorm), (training.MaxGradientNorm, training.Optimizer.ExcludeBiasAndNorm));
        Assert.Equal(excludeBiasAndNorm is null, training.Optimizer.WeightDecay == 0);
        Assert.Equal(training, JsonSerializer.Deserialize<TrainingOptions>(JsonSerializer.Serialize(training, MaclJson.Options), MaclJson.Options));
    }
}
