using System.Text;
using Macl.Inputs.Text.Sentences.Storage;

namespace Macl.Inputs.Text.Sentences.Collecting;

/// <summary>Makes a data set of samples that come from no file.</summary>
internal static class GivenSamples
{
    private static readonly string[] Columns = ["text", "positive", "hard negative"];
    private static readonly SentenceReadingOptions Options = new() { KeepBlank = true, KeptMegabytes = 2_000 };

    public static SentenceDataSet Collect(string name, IEnumerable<TextSample> samples)
    {
        TextSample[] all = [.. samples];
        if (all.Length == 0)
        {
            throw new ArgumentException("There are no samples; at least one is needed.", nameof(samples));
        }

        int fieldCount = FieldsOf(all[0]);
        using var collector = new SampleCollector(name, "sample", Columns[..fieldCount], new RecordSink(name, fieldCount, Options), Options);
        for (int index = 0; index < all.Length; index++)
        {
            if (FieldsOf(all[index]) != fieldCount)
            {
                throw new ArgumentException($"Sample {index} has {FieldsOf(all[index])} fields where the first has {fieldCount}; all must be alike.", nameof(samples));
            }

            collector.Add(new SampleFields(fieldCount, Bytes(all[index].Text), Bytes(all[index].Positive), Bytes(all[index].HardNegative)), index + 1L);
        }

        return collector.Finish(name);
    }

    private static int FieldsOf(TextSample sample) => sample switch
    {
        { Positive: null, HardNegative: null } => 1,
        { HardNegative: null } => 2,
        { Positive: not null } => 3,
        _ => throw new ArgumentException("A sample has a hard negative but no positive; a hard negative needs one.", nameof(sample)),
    };

    private static byte[] Bytes(string? text) => Encoding.UTF8.GetBytes(text ?? "");
}
