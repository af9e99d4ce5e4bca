namespace Macl.Inputs.Text.Sentences.Formats.Parquet;

/// <summary>Passes over values of Thrift's compact protocol. Every method says whether they are there, whole and of the right kind.</summary>
internal ref struct ThriftCheck(ReadOnlySpan<byte> content)
{
    private ReadOnlySpan<byte> _rest = content;

    public bool Pass(ThriftShape shape) => shape.Wire switch
    {
        ThriftWire.Structure => PassStructure(shape),
        ThriftWire.List => PassList(shape),
        _ => PassSimple(shape.Wire),
    };

    private bool PassStructure(ThriftShape shape)
    {
        long last = 0;
        while (TakeByte(out byte header))
        {
            if (header == (byte)ThriftWire.Stop)
            {
                return true;
            }

            if (!TakeFieldNumber(header, ref last) || !PassField(shape, last, (ThriftWire)(header & 15)))
            {
                return false;
            }
        }

        return false;
    }

    private bool TakeFieldNumber(byte header, ref long last)
    {
        long number = 0;
        bool isThere = header >> 4 != 0 || TakeNumber(ThriftWire.I16, out number);
        last = header >> 4 != 0 ? last + (header >> 4) : (short)((number >> 1) ^ -(number & 1));
        return isThere;
    }

    /// <summary>A field that has no shape is passed over if it is simple.</summary>
    private bool PassField(ThriftShape shape, long number, ThriftWire wire) =>
        number is > 0 and <= short.MaxValue && shape.Fields.TryGetValue((int)number, out ThriftShape? field) ? field.Fits(wire) && Pass(field) : PassSimple(wire);

    private bool PassList(ThriftShape shape)
    {
        if (!TakeByte(out byte header))
        {
            return false;
        }

        long count = header >> 4;
        if (count == 15 && !TakeNumber(ThriftWire.I32, out count))
        {
            return false;
        }

        // No element takes less than a byte.
        bool isSound = count <= Math.Min(shape.MostElements, _rest.Length) && (count == 0 || shape.Element!.Fits((ThriftWire)(header & 15)));
        for (long element = 0; isSound && element < count; element++)
        {
            isSound = Pass(shape.Element!);
        }

        return isSound;
    }

    private bool PassSimple(ThriftWire wire) => wire switch
    {
        ThriftWire.True or ThriftWire.False => true,
        ThriftWire.I8 => Skip(1),
        ThriftWire.I16 or ThriftWire.I32 or ThriftWire.I64 => TakeNumber(wire, out _),
        ThriftWire.Real => Skip(sizeof(double)),
        ThriftWire.Bytes => TakeNumber(ThriftWire.I32, out long length) && Skip(length),
        _ => false,
    };

    /// <summary>Seven bits a byte, the lowest first, the highest bit set in all but the last byte.</summary>
    private bool TakeNumber(ThriftWire wire, out long number)
    {
        number = 0;
        int mostBits = wire switch
        {
            ThriftWire.I16 => 16,
            ThriftWire.I32 => 32,
            _ => 64,
        };
        for (int shift = 0; shift < mostBits && TakeByte(out byte part); shift += 7)
        {
            number |= (long)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return true;
            }
        }

        return false;
    }

    private bool TakeByte(out byte value)
    {
        value = _rest.IsEmpty ? default : _rest[0];
        return Skip(1);
    }

    private bool Skip(long count)
    {
        bool isThere = count >= 0 && count <= _rest.Length;
        _rest = isThere ? _rest[(int)count..] : default;
        return isThere;
    }
}
