using Macl.Learning.Methods;
using Macl.Learning.Runs;
using Macl.Testing;
using Macl.Vision.Augmentations;
using Macl.Vision.Recipes;
using static TorchSharp.torch;

namespace Macl.Vision.Tests.Recipes;

public sealed class ImagePretrainingTests
{
    private static readonly InMemoryImages Data = new(30, size: 8);
    private static readonly ImagePretrainingOptions Small = new() { ImageSize = 8 };

    [Fact]
    public void The_record_says_what_the_options_came_to()
    {
        var record = Recipe(Small).Record;

        Assert.Equal(("images", "SimClr", 30), (record.Modality, record.Method, record.Data.Samples));
        Assert.Equal(7, record.Options["batchSize"]!.GetValue<int>());
        Assert.Equal(8, record.Options["views"]!["first"]!["size"]!.GetValue<int>());
    }

    [Fact]
    public void The_arms_of_a_comparison_begin_with_the_same_weights_and_see_the_same_views()
    {
        using var infoNce = Recipe(Small).With(Arm.Parse("infonce"), seed: 3).Prepare();
        using var macl = Recipe(Small).With(Arm.Parse("macl"), seed: 3).Prepare();
        using var other = Recipe(Small).With(Arm.Parse("macl"), seed: 4).Prepare();

        Assert.Equal(("infonce", "macl"), (infoNce.Loss, macl.Loss));
        Assert.Equal(Weights(infoNce), Weights(macl));
        Assert.Equal(FirstView(infoNce), FirstView(macl));
        Assert.NotEqual(Weights(macl), Weights(other));
        Assert.NotEqual(FirstView(macl), FirstView(other));
    }

    [Fact]
    public void The_untrained_arm_trains_for_no_epoch()
    {
        using var task = Recipe(Small).With(Arm.Parse("untrained"), seed: 0).Prepare();

        Assert.Equal(("untrained", 0), (task.Loss, task.Training.Epochs));
    }

    [Fact]
    public void Views_made_on_the_device_agree_with_the_others_to_a_grey_level()
    {
        using var plain = Recipe(Small).Prepare();
        using var onDevice = Recipe(Small with { AugmentOnDevice = true }).Prepare();

        // A grey level is 1 / 255 of a range that normalisation divides by .224 at the least.
        Assert.All(FirstView(plain).Zip(FirstView(onDevice)), pair => Assert.Equal(pair.First, pair.Second, tolerance: 1.01 / 255 / .224));
    }

    [Fact]
    public void Too_few_pictures_of_a_class_train_and_are_not_judged()
    {
        using var task = new ImagePretraining(new InMemoryImages(4, size: 8), path: null, Small, new ImageMachine()).Prepare();

        Assert.Null(task.Judgement);
        Assert.Contains("10 folds need", task.NotJudged, StringComparison.Ordinal);
    }

    [Fact]
    public void A_queue_and_labels_do_not_go_together()
    {
        var options = Small with { Method = ImageMethod.MoCo, Loss = new() { Kind = LossKind.SupCon } };

        Assert.Contains("allowed under MoCo: any other loss", Assert.Throws<ArgumentException>(() => Recipe(options).Prepare()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Views_of_another_size_than_the_encoder_are_refused()
    {
        var options = Small with { Views = ImageViewOptions.Pair(ImageAugmentationPresets.SimClr) };

        Assert.Contains("imageSize 8; allowed: one size", Assert.Throws<ArgumentException>(() => Recipe(options).Prepare()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_is_judged_by_the_test_set_that_it_began_with()
    {
        var began = new ImagePretraining(Data, path: null, Small, new ImageMachine(), new HeldOutImages(Data, "test")).Record;
        var options = Small with { HeldOut = began.Data with { Path = "test", Fingerprint = "of other pictures" } };

        var problem = Assert.Throws<ArgumentException>(() => new ImagePretraining(Data, path: null, options, new ImageMachine(), new HeldOutImages(Data, "mine")));

        Assert.Contains("judged on the test set test, and mine with another content was given", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_leaves_no_tensor() => Assert.Equal(0, LeakGuard.TensorsLeftBy(() => Recipe(Small).Prepare().Dispose()));

    private static ImagePretraining Recipe(ImagePretrainingOptions options) => new(Data, path: null, options, new ImageMachine());

    private static float[] Weights(PretrainingTask<Tensor> task) => [.. task.Method.parameters().SelectMany(weights => weights.data<float>())];

    private static float[] FirstView(PretrainingTask<Tensor> task)
    {
        using var batch = task.Views.ReadFrom(0, TestContext.Current.CancellationToken).First();
        return [.. batch.Parts[0].First.data<float>()];
    }
}
