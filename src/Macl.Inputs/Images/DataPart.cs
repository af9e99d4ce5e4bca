namespace Macl.Inputs.Images;

/// <summary>Which part of a data set that its authors divided.</summary>
public enum DataPart
{
    /// <summary>What models learn from: CIFAR's data_batch_*.bin or train.bin, MNIST's train-*.</summary>
    Train,

    /// <summary>What models are judged on: CIFAR's test_batch.bin or test.bin, MNIST's t10k-*.</summary>
    Test,
}
