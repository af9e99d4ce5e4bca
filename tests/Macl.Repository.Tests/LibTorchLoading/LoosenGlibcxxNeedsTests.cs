using System.Buffers.Binary;
using static LoosenGlibcxxNeeds;

namespace Macl.Repository.Tests.LibTorchLoading;

public sealed class LoosenGlibcxxNeedsTests
{
    private static readonly NeededLibrary Libc = new("libc.so.6", new NeededVersion("GLIBC_2.34", "dlopen"), new NeededVersion("GLIBC_2.14", "memcpy"));
    private static readonly NeededVersion OlderWaits = new(OlderWaitVersion, "_ZNSt18condition_variable10notify_allEv");
    private static readonly NeededVersion Waits = new(WaitVersion, Wait);
    private static readonly NeededVersion Marks = new(MarkerVersion, Marker);

    /// <summary>As in the library that TorchSharp ships.</summary>
    private static readonly NeededVersion[] Shipped = [OlderWaits, Waits, Marks];

    [Fact]
    public void The_need_for_the_marker_becomes_weak_and_nothing_else_changes()
    {
        byte[] file = Needing(OlderWaits, Marks);

        Assert.True(Loosen(file));

        Assert.Equal(Needing(OlderWaits, Marks with { Flags = 2 }), file);
    }

    [Fact]
    public void Other_flags_of_the_need_are_kept()
    {
        byte[] file = Needing(Marks with { Flags = 0x8005 });

        Assert.True(Loosen(file));

        Assert.Equal(Needing(Marks with { Flags = 0x8007 }), file);
    }

    [Fact]
    public void The_need_for_wait_takes_hash_and_name_of_the_older_version_and_nothing_else_changes()
    {
        byte[] file = Needing(OlderWaits, Waits);
        byte[] expected = [.. file];
        file.AsSpan(Entry(0), 4).CopyTo(expected.AsSpan(Entry(1)));
        file.AsSpan(Entry(0) + 8, 4).CopyTo(expected.AsSpan(Entry(1) + 8));

        Assert.True(Loosen(file));

        Assert.Equal(expected, file);
    }

    [Fact]
    public void A_loosened_file_stays_as_it_is()
    {
        byte[] file = Needing(Shipped);

        Assert.True(Loosen(file));

        AssertUntouched(file);
    }

    [Fact]
    public void A_need_that_more_than_the_named_symbol_depends_on_stays_as_it_is()
    {
        AssertUntouched(Needing(OlderWaits, new NeededVersion(MarkerVersion, Marker, "called")));
        AssertUntouched(Needing(OlderWaits, new NeededVersion(MarkerVersion, "called")));
        AssertUntouched(Needing(OlderWaits, new NeededVersion(WaitVersion, Wait, "called")));
        AssertUntouched(Needing(OlderWaits, new NeededVersion(WaitVersion, "called")));
    }

    [Fact]
    public void The_need_for_wait_stays_where_the_older_version_is_not_named() => AssertUntouched(Needing(Waits));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 0)]
    [InlineData(0, 0)]
    public void The_marker_becomes_weak_in_every_library(ushort first, ushort second)
    {
        byte[] file = MarkedTwice(first, second);

        Assert.True(Loosen(file));

        Assert.Equal(MarkedTwice(2, 2), file);
    }

    [Fact]
    public void A_file_without_needed_versions_stays_as_it_is() => AssertUntouched(SmallElf.Needing());

    [Theory]
    [InlineData("GLIBCXX_3.4.3")]
    [InlineData("GLIBCXX_3.4.321")]
    [InlineData("XGLIBCXX_3.4.32")]
    [InlineData("GLIBCXX_3.4.31")]
    public void Other_versions_stay_as_they_are(string version) => AssertUntouched(Needing(OlderWaits, new NeededVersion(version, Marker)));

    [Theory]
    [InlineData(4, 1)] // 32-bit
    [InlineData(5, 2)] // big-endian
    [InlineData(0, 0)] // not ELF
    [InlineData(3, 0)] // not ELF
    public void Files_of_another_format_stay_as_they_are(int position, byte value)
    {
        byte[] file = Needing(Shipped);
        file[position] = value;

        AssertUntouched(file);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused_and_stays_as_it_is()
    {
        byte[] file = Needing(Shipped);
        for (int length = 6; length < file.Length; length++)
        {
            byte[] cut = file[..length];
            Assert.Throws<InvalidDataException>(() => Loosen(cut));
            Assert.Equal(file[..length], cut);
        }
    }

    [Fact]
    public void A_file_too_short_to_tell_its_format_stays_as_it_is()
    {
        for (int length = 0; length < 6; length++)
        {
            AssertUntouched(Needing(Shipped)[..length]);
        }
    }

    [Theory]
    [InlineData(-16)]
    [InlineData(-32)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    [InlineData(0x10000)]
    public void Chains_that_lead_backwards_or_out_of_the_file_are_refused(int distance) =>
        Assert.All(LinksToTheMarker, link => Assert.Throws<InvalidDataException>(() => Loosen(WithDistance(link, distance))));

    [Fact]
    public void A_chain_ends_where_its_distance_is_zero_whatever_its_count_says() =>
        Assert.All(LinksToTheMarker, link => AssertUntouched(WithDistance(link, 0)));

    [Fact]
    public void A_file_with_any_byte_damaged_is_loosened_or_refused_but_never_hangs_or_crashes()
    {
        byte[] sound = Needing(Shipped);
        foreach (byte damage in (byte[])[0, 1, 3, 16, 0x7f, 0x80, 0xff])
        {
            for (int position = 0; position < sound.Length; position++)
            {
                byte[] file = [.. sound];
                file[position] = damage;
                AssertOnlyNeedsChange(file);
            }
        }
    }

    private static byte[] Needing(params NeededVersion[] versions) => SmallElf.Needing(new NeededLibrary("libstdc++.so.6", versions));

    private static byte[] MarkedTwice(ushort first, ushort second) => SmallElf.Needing(
        new NeededLibrary("libstdc++.so.6", Marks with { Flags = first }),
        new NeededLibrary("libother.so.1", Marks with { Flags = second }));

    /// <summary>Where the entry of a version of the first library stands.</summary>
    private static int Entry(int version) => SmallElf.VersionNeeds + 16 * (1 + version);

    /// <summary>The distances that lead from libc to libstdc++ and from its first version to the marker's, in a file that needs both.</summary>
    private static int[] LinksToTheMarker => [SmallElf.VersionNeeds + 12, Entry(Libc.Versions.Length) + 16 + 12];

    private static byte[] WithDistance(int link, int distance)
    {
        byte[] file = SmallElf.Needing(Libc, new NeededLibrary("libstdc++.so.6", OlderWaits, Marks));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(link), distance);
        return file;
    }

    private static void AssertUntouched(byte[] file)
    {
        byte[] before = [.. file];
        Assert.False(Loosen(file));
        Assert.Equal(before, file);
    }

    /// <summary>One flag of the marker's entry, hash and name of the other.</summary>
    private static void AssertOnlyNeedsChange(byte[] file)
    {
        byte[] before = [.. file];
        int allowed = LoosenOrRefuse(file) ? 1 + 4 + 4 : 0;
        Assert.InRange(before.Zip(file).Count(bytes => bytes.First != bytes.Second), 0, allowed);
    }

    private static bool LoosenOrRefuse(byte[] file)
    {
        try
        {
            return Loosen(file);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
