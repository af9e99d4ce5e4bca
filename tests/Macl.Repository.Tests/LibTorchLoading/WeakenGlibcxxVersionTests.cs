using System.Buffers.Binary;
using static WeakenGlibcxxVersion;

namespace Macl.Repository.Tests.LibTorchLoading;

public sealed class WeakenGlibcxxVersionTests
{
    private static readonly NeededLibrary Libc = new("libc.so.6", new NeededVersion("GLIBC_2.34"), new NeededVersion("GLIBC_2.14"));

    [Fact]
    public void A_strict_need_becomes_weak_and_nothing_else_changes()
    {
        byte[] file = Strict();

        Outcome outcome = Weaken(file);

        Assert.Equal(Outcome.Weakened, outcome);
        Assert.Equal(Weak(), file);
    }

    [Fact]
    public void A_weak_need_stays_as_it_is()
    {
        byte[] file = Weak();

        Outcome outcome = Weaken(file);

        Assert.Equal(Outcome.AlreadyWeak, outcome);
        Assert.Equal(Weak(), file);
    }

    [Fact]
    public void Other_flags_of_the_need_are_kept()
    {
        byte[] file = SmallElf.Needing(Libc, LibStdCpp(flags: 0x8005));

        Weaken(file);

        Assert.Equal(SmallElf.Needing(Libc, LibStdCpp(flags: 0x8007)), file);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 0)]
    [InlineData(0, 0)]
    public void Every_need_of_the_version_becomes_weak(ushort first, ushort second)
    {
        byte[] file = SmallElf.Needing(LibStdCpp(first), LibStdCpp(second));

        Outcome outcome = Weaken(file);

        Assert.Equal(Outcome.Weakened, outcome);
        Assert.Equal(SmallElf.Needing(LibStdCpp(2), LibStdCpp(2)), file);
    }

    [Fact]
    public void A_file_without_needed_versions_stays_as_it_is() => AssertUntouched(SmallElf.Needing(), Outcome.NothingToWeaken);

    [Theory]
    [InlineData("GLIBCXX_3.4.3")]
    [InlineData("GLIBCXX_3.4.321")]
    [InlineData("XGLIBCXX_3.4.32")]
    [InlineData("GLIBCXX_3.4.30")]
    public void Other_versions_stay_as_they_are(string version) =>
        AssertUntouched(SmallElf.Needing(new NeededLibrary("libstdc++.so.6", new NeededVersion(version))), Outcome.NothingToWeaken);

    [Theory]
    [InlineData(4, 1, "32-bit")]
    [InlineData(5, 2, "big-endian")]
    [InlineData(0, 0, "another magic number")]
    [InlineData(3, 0, "another magic number")]
    public void Files_of_another_format_stay_as_they_are(int position, byte value, string format)
    {
        byte[] file = Strict();
        file[position] = value;

        AssertUntouched(file, Outcome.NotElf64, format);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused_and_stays_as_it_is()
    {
        byte[] file = Strict();
        for (int length = 6; length < file.Length; length++)
        {
            byte[] cut = file[..length];
            Assert.Throws<InvalidDataException>(() => Weaken(cut));
            Assert.Equal(file[..length], cut);
        }
    }

    [Fact]
    public void A_file_too_short_to_tell_its_format_stays_as_it_is()
    {
        for (int length = 0; length < 6; length++)
        {
            AssertUntouched(Strict()[..length], Outcome.NotElf64, $"{length} bytes");
        }
    }

    [Theory]
    [InlineData(-16)]
    [InlineData(-32)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    [InlineData(0x10000)]
    public void Chains_that_lead_backwards_or_out_of_the_file_are_refused(int distance)
    {
        Assert.All(ChainLinks, link => Assert.Throws<InvalidDataException>(() => Weaken(With(Strict(), link, distance))));
    }

    [Fact]
    public void A_chain_ends_where_its_distance_is_zero_whatever_its_count_says()
    {
        Assert.All(ChainLinks, link => AssertUntouched(With(Strict(), link, 0), Outcome.NothingToWeaken, $"link at {link}"));
    }

    [Fact]
    public void A_file_with_any_byte_damaged_is_weakened_or_refused_but_never_hangs_or_crashes()
    {
        byte[] sound = Strict();
        foreach (byte damage in (byte[])[0, 1, 3, 16, 0x7f, 0x80, 0xff])
        {
            for (int position = 0; position < sound.Length; position++)
            {
                byte[] file = Strict();
                file[position] = damage;
                AssertAtMostOneBitChanges(file);
            }
        }
    }

    /// <summary>The distances that lead to the need of the version: from library to library, and from version to version.</summary>
    private static int[] ChainLinks => [SmallElf.VersionNeeds + 12, SmallElf.VersionNeeds + 3 * 16 + 16 + 12];

    private static byte[] Strict() => SmallElf.Needing(Libc, LibStdCpp(flags: 0));

    private static byte[] Weak() => SmallElf.Needing(Libc, LibStdCpp(flags: 2));

    private static NeededLibrary LibStdCpp(ushort flags) =>
        new("libstdc++.so.6", new NeededVersion("GLIBCXX_3.4.30"), new NeededVersion("GLIBCXX_3.4.32", flags));

    private static byte[] With(byte[] file, int position, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(position), value);
        return file;
    }

    private static void AssertUntouched(byte[] file, Outcome expected, string? because = null)
    {
        byte[] before = [.. file];
        Outcome outcome = Weaken(file);
        Assert.True(outcome == expected, $"{because}: {outcome} instead of {expected}");
        Assert.Equal(before, file);
    }

    private static void AssertAtMostOneBitChanges(byte[] file)
    {
        byte[] before = [.. file];
        int allowed = Allowed(file);
        Assert.Equal(allowed, before.Zip(file).Count(bytes => bytes.First != bytes.Second));
    }

    private static int Allowed(byte[] file)
    {
        try
        {
            return Weaken(file) == Outcome.Weakened ? 1 : 0;
        }
        catch (InvalidDataException)
        {
            return 0;
        }
    }
}
