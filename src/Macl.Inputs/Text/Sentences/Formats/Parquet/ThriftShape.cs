namespace Macl.Inputs.Text.Sentences.Formats.Parquet;

/// <summary>What a value of Thrift's compact protocol must look like.</summary>
/// <param name="Wire">Its kind.</param>
internal sealed record ThriftShape(ThriftWire Wire)
{
    private const int ManyElements = 100_000_000;

    public static readonly ThriftShape Truth = new(ThriftWire.True);
    public static readonly ThriftShape I8 = new(ThriftWire.I8);
    public static readonly ThriftShape I16 = new(ThriftWire.I16);
    public static readonly ThriftShape I32 = new(ThriftWire.I32);
    public static readonly ThriftShape I64 = new(ThriftWire.I64);
    public static readonly ThriftShape Real = new(ThriftWire.Real);
    public static readonly ThriftShape Bytes = new(ThriftWire.Bytes);
    public static readonly ThriftShape Empty = Structure();

    /// <summary>Of a list.</summary>
    public ThriftShape? Element { get; private init; }

    /// <summary>Of a list.</summary>
    public int MostElements { get; private init; }

    /// <summary>Of a structure, by their numbers.</summary>
    public IReadOnlyDictionary<int, ThriftShape> Fields { get; private init; } = new Dictionary<int, ThriftShape>();

    public static ThriftShape List(ThriftShape element, int most = ManyElements) => new(ThriftWire.List) { Element = element, MostElements = most };

    /// <param name="fields">Numbered from 1.</param>
    public static ThriftShape Structure(params IEnumerable<ThriftShape?> fields) => new(ThriftWire.Structure)
    {
        Fields = fields.Index().Where(field => field.Item is not null).ToDictionary(field => field.Index + 1, field => field.Item!),
    };

    /// <summary>A truth value says its value by its kind.</summary>
    public bool Fits(ThriftWire wire) => wire == Wire || (Wire == ThriftWire.True && wire == ThriftWire.False);
}
