namespace Macl.Learning.Tests;

/// <summary>
/// Tests that draw from libtorch's generator (dropout) or measure the process: they run one after the other, and no other
/// test runs meanwhile, since that generator is one for all threads.
/// </summary>
[CollectionDefinition(nameof(GlobalGenerator), DisableParallelization = true)]
public sealed class GlobalGenerator;
