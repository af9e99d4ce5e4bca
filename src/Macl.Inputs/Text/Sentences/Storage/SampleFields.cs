namespace Macl.Inputs.Text.Sentences.Storage;

/// <summary>The one to three fields of a sample, as UTF-8.</summary>
internal readonly ref struct SampleFields
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly ReadOnlySpan<byte> _positive;
    private readonly ReadOnlySpan<byte> _hardNegative;

    public SampleFields(ReadOnlySpan<byte> text)
    {
        _text = text;
        Count = 1;
    }

    public SampleFields(int count, ReadOnlySpan<byte> text, ReadOnlySpan<byte> positive, ReadOnlySpan<byte> hardNegative)
    {
        _text = text;
        _positive = positive;
        _hardNegative = hardNegative;
        Count = count;
    }

    public int Count { get; }

    public ReadOnlySpan<byte> this[int field] => field switch
    {
        0 => _text,
        1 => _positive,
        _ => _hardNegative,
    };
}
