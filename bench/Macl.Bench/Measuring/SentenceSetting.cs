namespace Macl.Bench.Measuring;

/// <summary>What is trained and put to encoding.</summary>
internal sealed record SentenceSetting(int Layers, int HiddenSize, int BatchSize, int MaxTokens);
