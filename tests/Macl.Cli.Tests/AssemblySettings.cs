using Xunit.Sdk;
using Xunit.v3;

// libtorch's number of threads, which the commands set, belongs to the process.
[assembly: Parallelization(Mode = ParallelMode.None)]
